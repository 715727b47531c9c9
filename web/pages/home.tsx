// / — the story, its evidence, the four doors
import { Page } from "../components/page.tsx";
import { PageHead } from "../components/page-head.tsx";
import { page } from "../page.tsx";

export const homePage = page("/", ({ say }) => (
  <Page title={say("home.title")} description={say("home.lead")}>
    <PageHead title={say("home.title")} lead={say("home.lead")} />
  </Page>
));
