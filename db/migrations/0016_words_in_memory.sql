-- Search keeps the few thousand words in memory (domain/commons/word-list.ts): nobody asks the database for words alike or of one stem.
drop function words_like(text, int);
drop index search_words_word_idx, search_words_lang_stem_idx;
