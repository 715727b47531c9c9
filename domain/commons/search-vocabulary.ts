/**
 * Words that people look for and that records do not say themselves: what a kind of record, an audience, an instrument is called,
 * how states are called in Spanish, what abbreviations stand for. Only found by, never shown, but for an instrument's Spanish title.
 */
import type { Instrument, Kind } from "../../corpus/index.ts";

type Both = { readonly en: string; readonly es: string };

export const kindWords: Readonly<Record<Kind, Both>> = {
  indicators: { en: "indicator effective practice", es: "indicador práctica efectiva" },
  conditions: { en: "condition policy rule", es: "condición política regla norma" },
  claims: { en: "claim evidence what is known", es: "afirmación evidencia lo que se sabe" },
  strategies: { en: "strategy next step", es: "estrategia próximo paso" },
  studies: { en: "study research findings results", es: "estudio investigación resultados" },
  cases: { en: "case example site", es: "caso ejemplo sitio" },
  states: { en: "state law policy", es: "estado ley política" },
  instruments: { en: "instrument tool", es: "instrumento herramienta" },
  frameworks: { en: "framework model competencies", es: "marco modelo competencias" },
  resources: { en: "resource", es: "recurso" },
  sources: { en: "source publication", es: "fuente publicación" },
};

export const gapWords: Both = { en: "gap not known unanswered", es: "vacío no se sabe sin respuesta" };

export const elementWords: Readonly<Record<string, Both>> = {
  purpose: { en: "purpose vision", es: "propósito visión" },
  "professional-learning": { en: "professional learning development", es: "aprendizaje desarrollo profesional" },
  leadership: { en: "leadership", es: "liderazgo" },
  "district-support": { en: "district support", es: "apoyo del distrito" },
  "change-process": { en: "change process management", es: "proceso gestión del cambio" },
  "measuring-what-matters": { en: "measuring assessment", es: "medición evaluación" },
  spread: { en: "spread scale sustainability", es: "difusión permanencia" },
};

export const whoWords: Readonly<Record<string, Both>> = {
  teacher: { en: "teachers", es: "docentes maestros" },
  "teacher-team": { en: "teachers teacher teams", es: "docentes maestros equipos" },
  "school-leader": { en: "principals school leaders", es: "directores líderes escolares" },
  district: { en: "district superintendent", es: "distrito superintendente" },
  "district-leader": { en: "district leaders superintendent", es: "líderes del distrito superintendente" },
  intermediary: { en: "networks partner organizations", es: "redes organizaciones" },
  "state-policymaker": { en: "state policymakers legislators", es: "responsables estatales legisladores" },
  federal: { en: "federal government", es: "gobierno federal" },
  funder: { en: "funders foundations grants", es: "fundaciones financiadores" },
  researcher: { en: "researchers", es: "investigadores" },
  student: { en: "students", es: "estudiantes alumnos" },
  family: { en: "families parents", es: "familias padres" },
  observer: { en: "observers", es: "observadores" },
  team: { en: "a team", es: "un equipo" },
  community: { en: "community", es: "comunidad" },
  staff: { en: "all staff", es: "personal" },
};

export const instrumentWords: Readonly<Record<Instrument["kind"], Both>> = {
  survey: { en: "survey questionnaire questions", es: "encuesta cuestionario preguntas" },
  observation: { en: "observation rubric visit", es: "observación rúbrica visita" },
  interview: { en: "interview questions", es: "entrevista preguntas" },
  "artifact-review": { en: "artifact review rubric", es: "revisión de trabajos y documentos" },
  "document-review": { en: "document review inventory", es: "revisión de documentos inventario" },
  "self-review": { en: "self review", es: "autorrevisión autoevaluación" },
};

export const designWords: Readonly<Record<string, Both>> = {
  rct: { en: "randomized controlled trial experiment", es: "ensayo aleatorio experimento" },
  qed: { en: "comparison group quasi experiment", es: "grupo de comparación" },
  correlational: { en: "correlational", es: "correlacional" },
  descriptive: { en: "descriptive", es: "descriptivo" },
  "case-study": { en: "case study", es: "estudio de caso" },
  implementation: { en: "implementation", es: "implementación" },
  synthesis: { en: "review meta analysis synthesis", es: "revisión metaanálisis síntesis" },
};

/** States whose name differs in Spanish, by the record's id; several spellings where several are in use. */
export const spanishStates: Readonly<Record<string, string>> = {
  "us-dc": "Distrito de Columbia",
  "us-hi": "Hawái",
  "us-la": "Luisiana",
  "us-mi": "Míchigan",
  "us-mo": "Misuri Missouri",
  "us-ms": "Misisipi Mississippi",
  "us-nc": "Carolina del Norte",
  "us-nd": "Dakota del Norte",
  "us-nh": "Nuevo Hampshire Nueva Hampshire",
  "us-nj": "Nueva Jersey",
  "us-nm": "Nuevo México",
  "us-ny": "Nueva York",
  "us-or": "Oregón",
  "us-pa": "Pensilvania",
  "us-sc": "Carolina del Sur",
  "us-sd": "Dakota del Sur",
  "us-tx": "Texas Tejas",
  "us-wv": "Virginia Occidental",
};

/** What is typed short or said otherwise, folded, and what records say instead. */
export const saidOtherwise: Readonly<Record<string, readonly string[]>> = {
  ai: ["artificial intelligence"],
  ia: ["inteligencia artificial"],
  cbe: ["competency based"],
  cell: ["phone"],
  cellphone: ["phone"],
  celulares: ["telefonos"],
  celular: ["telefono"],
  cte: ["career technical"],
  ell: ["english learners"],
  els: ["english learners"],
  iep: ["individual plan", "special education"],
  maestros: ["docentes"],
  maestro: ["docente"],
  alumnos: ["estudiantes"],
  parents: ["families"],
  padres: ["familias"],
  pbl: ["project based"],
  pd: ["professional learning", "professional development"],
  plc: ["learning communities"],
  plcs: ["learning communities"],
  pl: ["personalized learning"],
  rct: ["randomized"],
  sel: ["social emotional"],
  sped: ["special education"],
};
