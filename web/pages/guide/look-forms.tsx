/** /look: forms, decisions, work in progress, paper. */
import { Icon, Sec } from "../../components/record-parts.tsx";
import { Boxes, Fields, Lines } from "../paper/sheet.tsx";
import { Show } from "./show.tsx";

export function Forms() {
  return (
    <Sec id="forms" title="Forms and work">
      <Show name="Question: chosen, rather not, saved">
        <div class="ask">
          <header>
            <span>
              <a href="#forms">Back</a>
            </span>
            <span>3 of 5</span>
            <progress value="3" max="5" aria-label="Question 3 of 5" />
          </header>
          <fieldset class="choices">
            <legend>
              <span class="stem">In the last two weeks of school…</span>How much did rules get in the way?
            </legend>
            {["Not at all", "A little", "Some"].map((label, i) => (
              <label key={label}>
                <input type="radio" name="look-a" value={i} checked={i === 1} />
                {label}
              </label>
            ))}
            <label class="aside">
              <input type="radio" name="look-a" value="SKIP" />I would rather not answer
            </label>
          </fieldset>
          <p class="kept">
            <Icon name="check" />
            Saved on this device
          </p>
        </div>
      </Show>
      <Show name="Field with a mistake">
        <p class="field">
          <label for="look-why">Because</label>
          <textarea id="look-why" rows={2} aria-invalid="true" aria-describedby="look-why-wrong" />
          <span class="wrong" id="look-why-wrong">
            Say why, in a sentence.
          </span>
        </p>
      </Show>
      <Show name="Receipt">
        <div class="receipt">
          <p class="note">Your made-up receipt</p>
          <code>KTR-48M</code>
        </div>
      </Show>
      <Show name="Wizard and tally">
        <ol class="wizard" aria-label="Steps">
          <li>
            <a href="#forms">File</a>
          </li>
          <li aria-current="step">Dry run</li>
          <li>Done</li>
        </ol>
        <dl class="tally">
          <div>
            <dt>rows read</dt>
            <dd>455</dd>
          </div>
          <div>
            <dt>row refused</dt>
            <dd>1</dd>
          </div>
        </dl>
      </Show>
      <Show name="Prediction, locked">
        <div class="predict">
          <p class="note">Written January 5 by a made-up team, kept as written</p>
          <blockquote>At least 60 of 100 exit slips will give a reason.</blockquote>
        </div>
      </Show>
      <Show name="ObstacleCard: past its promise">
        <ul class="queue">
          <li>
            <div class="age">
              <b>41 days</b>
              <span>27 days past the promise</span>
              <svg class="bar" aria-hidden="true">
                <rect class="in" width="31%" height="12" />
                <rect class="over" x="31%" width="60%" height="12" />
                <line class="promise" x1="31%" x2="31%" y1="-3" y2="15" />
              </svg>
            </div>
            <div>
              <h4>
                <a href="#forms">A made-up obstacle</a>
              </h4>
              <p class="meta">Blocks 3 made-up schools.</p>
              <ol class="trail" aria-label="How far it has come">
                <li>Raised</li>
                <li class="now" aria-current="step">
                  Acknowledged
                </li>
                <li>Answered</li>
              </ol>
            </div>
            <div class="do">
              <a class="button" href="#forms">
                Answer
              </a>
              <a class="button quiet" href="#forms">
                Send up
              </a>
            </div>
          </li>
        </ul>
      </Show>
      <Show name="Paper: boxes, fields, lines">
        <Boxes labels={["Present", "Partly", "Absent", "Not known"]} />
        <Fields labels={["School", "Code of this round"]} />
        <Lines n={2} />
      </Show>
    </Sec>
  );
}
