import { Problem } from "../db/problem.ts";

/** Every problem the command line can report, by name. */
export const problems = {
  portBusy: (d: { port: number; flag: string; next: number }) =>
    new Problem({
      code: "port-busy",
      where: `port ${d.port}`,
      what: "Another program already listens there.",
      remedy: `Stop it, or choose another port: npm start -- ${d.flag} ${d.next}`,
    }),

  portClosed: (d: { port: number; flag: string }) =>
    new Problem({
      code: "port-closed",
      where: `port ${d.port}`,
      what: "You may not listen there: ports below 1024 belong to the system.",
      remedy: `Choose a port from 1024 to 65535: npm start -- ${d.flag} 8081`,
    }),

  addressNotAnAddress: (d: { named: string }) =>
    new Problem({
      code: "address-not-an-address",
      where: "INNODOPT_URL",
      what: `"${d.named}" is not where a site can be found.`,
      remedy: "Give scheme and name alone, e.g. INNODOPT_URL=https://innodopt.example.org",
    }),

  refusedOverInput: (d: { file: string }) =>
    new Problem({
      code: "refused-over-input",
      where: d.file,
      what: "The refused rows would be written over a file that is read.",
      remedy: "Name another file under --refused. Nothing was stored.",
    }),

  refusedNotWritable: (d: { file: string }) =>
    new Problem({
      code: "refused-not-writable",
      where: d.file,
      what: "The refused rows cannot be written there.",
      remedy: "Name a file in a folder that exists and that you may write in, under --refused. Nothing was stored.",
    }),

  cannotRead: (d: { file: string; why: string }) =>
    new Problem({
      code: "cannot-read",
      where: d.file,
      what: d.why === "ENOENT" ? "There is no such file." : `The file cannot be read (${d.why}).`,
      remedy: "Name a file that exists and that you may read.",
    }),

  notJson: (d: { file: string; why: string }) =>
    new Problem({
      code: "not-json",
      where: d.file,
      what: `This is no JSON (${d.why}).`,
      remedy: "A CASE package is one JSON object; save it as its server sent it.",
    }),
};
