import type { ComponentChildren } from "preact";

/** A component under its name in look.md. */
export function Show({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="specimen">
      <h3>{name}</h3>
      {children}
    </div>
  );
}
