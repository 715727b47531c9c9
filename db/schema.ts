import type { ColumnType, Generated, JSONColumnType } from "kysely";

/**
 * The tables of db/migrations as Kysely sees them. A `date` is a string 'YYYY-MM-DD'; a `timestamptz` is a Date; int8 and
 * numeric arrive as numbers. A jsonb column is written as a JSON string (`JSON.stringify`) and read as its value.
 */
export type Database = {
  records: RecordsTable;
  places: PlacesTable;
  groups: GroupsTable;
  memberships: MembershipsTable;
  imports: ImportsTable;
  import_places: ImportPlacesTable;
  import_measures: ImportMeasuresTable;
  import_memberships: ImportMembershipsTable;
  import_drafts: ImportDraftsTable;
  measures: MeasuresTable;
  measure_values: MeasureValuesTable;
  readings: ReadingsTable;
  reviews: ReviewsTable;
  samples: SamplesTable;
  notes: NotesTable;
  search_entries: SearchEntriesTable;
  search_words: SearchWordsTable;
  search_index: SearchIndexTable;
  note_answers: NoteAnswersTable;
  stored_pages: StoredPagesTable;
};

/** Text for a reader: English always, Spanish where somebody wrote it. */
export type Words = { en: string; es?: string };

type Json<T extends object | null> = JSONColumnType<T>;
type JsonOrNull<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;

export type RecordsTable = {
  kind: string;
  id: string;
  hash: string;
  body: Json<Record<string, unknown>>;
  changed_on: string | null;
  change: string | null;
};

export type PlaceKind = "district" | "school" | "team";

export type PlacesTable = {
  root_id: string;
  id: string;
  parent_id: string | null;
  kind: PlaceKind;
  name: string;
  state: string | null;
  grade_span: string | null;
  by_command: Generated<boolean>;
};

export type GroupKind = "network" | "initiative" | "cohort" | "study";

export type GroupsTable = { id: string; kind: GroupKind; name: string };

export type MembershipsTable = {
  root_id: string;
  place_id: string;
  group_id: string;
  since: string;
  until: string | null;
  import_id: string | null;
};

export type ImportedFile = { name: string; sha256: string; bytes: number; rows: number };

export type ImportsTable = {
  root_id: string;
  id: string;
  mapping_id: string;
  mapping: Json<Record<string, unknown>>;
  files: Json<ImportedFile[]>;
  report: Json<Record<string, unknown>>;
  made_at: Generated<Date>;
};

export type ImportPlacesTable = { root_id: string; import_id: string; place_id: string };

export type ImportMeasuresTable = { root_id: string; import_id: string; measure_id: string };

export type ImportMembershipsTable = {
  root_id: string;
  import_id: string;
  place_id: string;
  group_id: string;
  since: string;
};

export type ImportDraftsTable = {
  root_id: Generated<string>;
  id: string;
  made_at: Generated<Date>;
  folder: string;
  state: Json<Record<string, unknown>>;
};

export type MeasureSource = "teacher" | "student" | "family" | "leader" | "observer" | "record";
export type Dimension = "academic" | "life-skills" | "change" | "context";
export type MeasureKind = "score" | "item" | "percent" | "count" | "number" | "ordered";
export type MeasureUse = "enrollment" | "free-lunch" | "language-learners";
export type AnswerOption = { label: Words; score: number | null };
export type BearsOn = { indicator: string; reason: string; by: string };

export type MeasuresTable = {
  root_id: string;
  id: string;
  mapping_id: string;
  title: Json<Words>;
  question: JsonOrNull<Words>;
  source: MeasureSource;
  dimension: Dimension;
  kind: MeasureKind;
  family: string | null;
  low: number | null;
  high: number | null;
  options: JsonOrNull<AnswerOption[]>;
  words: JsonOrNull<Words[]>;
  made_from: JsonOrNull<string[]>;
  parted_in: JsonOrNull<string[][]>;
  use: MeasureUse | null;
  bears_on: ColumnType<BearsOn[], string | undefined, string>;
  note: JsonOrNull<Words>;
  position: number;
};

export type ValueState = "value" | "missing" | "suppressed" | "censored" | "not-asked";

export type MeasureValuesTable = {
  root_id: string;
  place_id: string;
  measure_id: string;
  round: string;
  import_id: string;
  state: ValueState;
  value: number | null;
  word: string | null;
  counts: number[] | null;
  n: number | null;
  eligible: number | null;
  response_rate: number | null;
};

export type ReadingStatus = "present" | "partly" | "absent" | "not-known";

export type ReadingsTable = {
  root_id: string;
  place_id: string;
  id: string;
  about: string;
  level: number | null;
  status: ReadingStatus | null;
  reason: string;
  said_by: string;
  said_at: Generated<Date>;
  review_id: string | null;
};

export type ReviewsTable = {
  root_id: string;
  place_id: string;
  id: string;
  about: string;
  version: string;
  phase: Generated<"placing" | "looking" | "agreed">;
  way: "laptop" | "phones" | "paper";
  people: number | null;
  code: string | null;
  counts: number[] | null;
  placed: Generated<number>;
  seen: Generated<string[]>;
  receipts: Generated<string[]>;
  looks: ColumnType<Record<string, unknown>, string | undefined, string>;
  notes: ColumnType<Record<string, string>, string | undefined, string>;
  level: number | null;
  also: number | null;
  status: ReadingStatus | null;
  opened_on: string;
  agreed_on: string | null;
};

export type SamplesTable = {
  root_id: string;
  begun_at: Generated<Date>;
  loaded_at: Date | null;
  removed_at: Date | null;
};

export type NotesTable = {
  root_id: Generated<string>;
  id: string;
  about: string;
  body: string;
  contact: string | null;
  created_at: Generated<Date>;
};

export type NoteAnswersTable = {
  root_id: Generated<string>;
  note_id: string;
  id: string;
  at: Generated<Date>;
  state: "looking" | "accepted" | "declined" | "answered";
  answer: Generated<string>;
  said_by: string;
  released: Generated<boolean>;
};

export type StoredPagesTable = {
  address: string;
  lang: "en" | "es";
  code: string;
  key: string;
  reads: string;
  tag: string;
  body: Uint8Array;
};

export type SearchEntriesTable = {
  kind: string;
  id: string;
  lang: "en" | "es";
  hash: string;
  title: string;
  lead: string;
  body: string;
  plain: string;
  head: ColumnType<string, never, never>; // tsvector: written in SQL
  terms: ColumnType<string, never, never>;
};

export type SearchWordsTable = { lang: "en" | "es"; word: string; shown: string; stem: string | null; n: number };

export type SearchIndexTable = { one: Generated<boolean>; made_from: string };
