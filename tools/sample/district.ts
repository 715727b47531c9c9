/** Who is in the made-up district. Schools are named after trees and water; nobody and nothing in it exists. */
import type { Place } from "../../domain/people/place.ts";
import { SAMPLE } from "../../domain/people/sample.ts";

/** How teachers, students and families of a school answered in one spring: means on 0 to 10. null = not asked. */
export type Mood = { purpose: number; safe: number; heard: number; learning: number; managing: number };

export type School = {
  id: string;
  name: string;
  grades: string;
  enrolled: number;
  lunch: number; // percent
  english: number; // percent learning English
  teachers: readonly [answered: number, of: number];
  students: readonly [answered: number, of: number] | null;
  families: readonly [answered: number, of: number];
  mood: Mood; // of the first round
  attendance: number | null;
  reading: number | "s" | null;
  graduated: number | null;
};

/**
 * Not too perfect: few families answer at the high school, nine teachers are too few to be shown at Orchard, nobody asks students
 * in the elementary schools, one attendance rate is missing and one share of readers is withheld.
 */
export const SCHOOLS: readonly School[] = [
  {
    id: "alder-street",
    name: "Alder Street Elementary School",
    grades: "Elementary School",
    enrolled: 342,
    lunch: 48.2,
    english: 14.6,
    teachers: [21, 24],
    students: null,
    families: [168, 271],
    mood: { purpose: 7.4, safe: 7.2, heard: 6.8, learning: 6.1, managing: 6 },
    attendance: 94.1,
    reading: 51.3,
    graduated: null,
  },
  {
    id: "birch-hill",
    name: "Birch Hill Elementary School",
    grades: "Elementary School",
    enrolled: 287,
    lunch: 31.7,
    english: 6.3,
    teachers: [17, 22],
    students: null,
    families: [143, 236],
    mood: { purpose: 6.2, safe: 6.0, heard: 6.1, learning: 5.2, managing: 6 },
    attendance: null,
    reading: 57.8,
    graduated: null,
  },
  {
    id: "cooper-middle",
    name: "Cooper Middle School",
    grades: "Middle School",
    enrolled: 418,
    lunch: 44.9,
    english: 11.2,
    teachers: [29, 33],
    students: [371, 418],
    families: [122, 358],
    mood: { purpose: 4.9, safe: 5.1, heard: 5.6, learning: 4.1, managing: 5.2 },
    attendance: 92.6,
    reading: 46.2,
    graduated: null,
  },
  {
    id: "high-school",
    name: "Maple Valley High School",
    grades: "High School",
    enrolled: 731,
    lunch: 38.4,
    english: 8.1,
    teachers: [34, 52],
    students: [566, 731],
    families: [46, 612],
    mood: { purpose: 4.3, safe: 4.8, heard: 4.9, learning: 4.4, managing: 5.6 },
    attendance: 90.3,
    reading: null,
    graduated: 87.6,
  },
  {
    id: "orchard",
    name: "Orchard School",
    grades: "K-8 School",
    enrolled: 118,
    lunch: 35.6,
    english: 3.4,
    teachers: [9, 13],
    students: [41, 46],
    families: [61, 92],
    mood: { purpose: 6.6, safe: 6.9, heard: 7.3, learning: 5.5, managing: 6.1 },
    attendance: 95.0,
    reading: "s",
    graduated: null,
  },
  {
    id: "river-bend",
    name: "River Bend Middle School",
    grades: "Middle School",
    enrolled: 395,
    lunch: 52.3,
    english: 17.9,
    teachers: [24, 31],
    students: [338, 395],
    families: [131, 341],
    mood: { purpose: 5.4, safe: 6.1, heard: 6.0, learning: 4.8, managing: 5.4 },
    attendance: 93.2,
    reading: 43.9,
    graduated: null,
  },
];

const TEAMS = [
  { id: SAMPLE.team, parent: "cooper-middle", name: "Grade 7 team, Cooper Middle School" },
  { id: "grade-9-advisory", parent: "high-school", name: "Grade 9 advisory team, Maple Valley High School" },
];

/** Parents first. */
export const PLACES: readonly Place[] = [
  place({ id: SAMPLE.root, parent: null, kind: "district", name: SAMPLE.name, state: SAMPLE.state }),
  ...SCHOOLS.map(({ id, name, grades }) => place({ id, parent: SAMPLE.root, kind: "school", name, gradeSpan: grades })),
  ...TEAMS.map((team) => place({ ...team, kind: "team" })),
];

function place(said: Pick<Place, "id" | "parent" | "kind" | "name"> & Partial<Place>): Place {
  return { root: SAMPLE.root, state: null, gradeSpan: null, ...said };
}
