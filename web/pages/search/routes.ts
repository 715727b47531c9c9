/** /search: find anything, typed as it comes. Not kept: it reads the database. */
import { data, type Route } from "../../page.tsx";
import { wordsIn } from "../../words/index.ts";
import { searchPage } from "./search.tsx";

/** For browsers that offer this site's search in their own field (OpenSearch 1.1). */
const description = data("/opensearch.xml", ({ site }) => ({
  type: "application/opensearchdescription+xml",
  body: `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Innodopt</ShortName>
<Description>${wordsIn("en").say("search.everything")}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="${site}/search?q={searchTerms}"/>
</OpenSearchDescription>
`,
}));

export const searchRoutes: readonly Route[] = [searchPage, description];
