-- Search reads seldom-written tables: without a list of pending rows a misspelled word costs 0.3 ms and not 23 (docs/decisions/search.md).
drop index search_entries_terms_idx, search_words_word_idx, places_place_words_idx;
create index search_entries_terms_idx on search_entries using gin (terms) with (fastupdate = off);
create index search_words_word_idx on search_words using gin (word gin_trgm_ops) with (fastupdate = off);
create index places_place_words_idx on places using gin (place_words(name) gin_trgm_ops) with (fastupdate = off);
