-- Pages of the record, rendered once: what can be made again at any time. A row is sent only while its code and key are the present ones.
create table stored_pages (
  address text not null,                 -- without /es and without a question, e.g. '/claims/x'
  lang    text not null check (lang in ('en', 'es')),
  code    text not null,                 -- hash of the program's files that make pages
  key     text not null,                 -- hash over all reads and what they answered
  reads   text not null,                 -- what the page was made from, a line each (domain/commons/watched.ts)
  tag     text not null,                 -- entity tag: hash of the page's text
  body    bytea not null,                -- the page, gzipped
  primary key (address, lang)
);
alter table stored_pages alter column body set storage external; -- compressed already
