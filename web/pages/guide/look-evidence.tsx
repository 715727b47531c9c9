/** /look: claims, findings, levels, steps. */
import { certainties } from "../../../corpus/index.ts";
import { Counts } from "../../components/counts.tsx";
import { Cert, GapMark, Icon, Scroll, Sec } from "../../components/record-parts.tsx";
import { Show } from "./show.tsx";

export function Evidence() {
  return (
    <Sec id="evidence" title="Evidence">
      <Show name="EvidenceBadge: four certainties and a gap">
        <ul class="row plain">
          {certainties.map((certainty) => (
            <li key={certainty}>
              <Cert certainty={certainty} />
            </li>
          ))}
          <li>
            <GapMark />
          </li>
        </ul>
      </Show>
      <Show name="ClaimList">
        <ul class="claims">
          <li>
            <p class="statement">
              <a href="#evidence">A made-up claim that could be wrong</a>
            </p>
            <div>
              <Cert certainty="low" />
              <p class="fine">One study, read in its abstract.</p>
            </div>
          </li>
        </ul>
      </Show>
      <Show name="ForAgainst: for, qualifies, against, not yet verified">
        <ul class="for-against">
          {(["check", "wave", "cross"] as const).map((icon) => (
            <li key={icon}>
              <Icon name={icon} />
              <div>
                <p>
                  <b>A made-up finding</b>
                </p>
                <p class="note">A made-up study, synthesis</p>
              </div>
            </li>
          ))}
        </ul>
        <div class="pencil">
          <ul class="for-against">
            <li>
              <Icon name="pencil" />
              <div>
                <p>
                  <b>A finding not yet verified: not counted</b>
                </p>
              </div>
            </li>
          </ul>
        </div>
      </Show>
      <Show name="Progression">
        <ol class="progression">
          {["Not yet", "Emerging", "Established", "Self-renewing"].map((name, i) => (
            <li key={name}>
              <h4>
                <span class="n">{i + 1}</span> {name}
              </h4>
              <p>What an observer would see.</p>
            </li>
          ))}
        </ol>
      </Show>
      <Show name="Looks">
        <div class="looks">
          <div>
            <h4>Look for</h4>
            <ul>
              <li>
                <Icon name="eye" />
                Students at different points
              </li>
            </ul>
          </div>
          <div>
            <h4>Looks like it, but isn’t</h4>
            <ul>
              <li>
                <Icon name="cross" />
                Software-paced worksheets
              </li>
            </ul>
          </div>
        </div>
      </Show>
      <Show name="NextStep: ready, and held back by the order rule">
        <ol class="steps">
          <li>
            <div>
              <h4>
                <a href="#evidence">A made-up step</a>
              </h4>
              <dl class="why">
                {["Need", "Evidence", "Fit"].map((word) => (
                  <div key={word}>
                    <dt>{word}</dt>
                    <dd>A word and a reason.</dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
          <li class="waits">
            <div>
              <h4>
                <a href="#evidence">A step that waits</a>
              </h4>
              <p>Steps about How wait until Why and What are known.</p>
            </div>
          </li>
        </ol>
      </Show>
      <Show name="Counts">
        <Counts
          rows={[
            { label: "Academic", n: 52, spoken: "52 made-up findings" },
            { label: "Life skills", n: 9, spoken: "9 made-up findings", look: true },
          ]}
        />
      </Show>
      <Show name="Scrolling table">
        <Scroll label="Made-up effects">
          <table>
            <thead>
              <tr>
                <th scope="col">Study</th>
                <th scope="col" class="num">
                  Effect
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Made up, 2020</th>
                <td class="num">−0.03</td>
              </tr>
            </tbody>
          </table>
        </Scroll>
      </Show>
    </Sec>
  );
}
