/** The marks of the six sources and of a pooled mean, drawn once per page: `<use href="#teacher" class="m" />`. Centred on 0,0. */
export function Sprite() {
  return (
    <svg class="vh" aria-hidden="true" focusable="false">
      <symbol id="teacher" overflow="visible">
        <circle r="5.5" />
      </symbol>
      <symbol id="student" overflow="visible">
        <path d="M0-6.5 6.5 5.2H-6.5z" />
      </symbol>
      <symbol id="family" overflow="visible">
        <path d="M-5-5h10v10H-5z" />
      </symbol>
      <symbol id="record" overflow="visible">
        <path d="M-2.5-7h5V7h-5z" />
      </symbol>
      <symbol id="leader" overflow="visible">
        <path d="M0-7 6.5 0 0 7-6.5 0z" />
      </symbol>
      <symbol id="observer" overflow="visible">
        <path d="M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z" />
      </symbol>
      <symbol id="pooled" overflow="visible">
        <path d="M0-9 11 0 0 9-11 0z" />
      </symbol>
    </svg>
  );
}
