/** Values a canned reply or a script may mention as `{{customer.firstName}}`. */
export type TemplateValues = Readonly<Record<string, string | number | null | undefined>>;

const placeholder = /\{\{\s*([\w.]+)\s*(?:\|\s*([^}]*?)\s*)?\}\}/g;

/**
 * Fills `{{name}}` and `{{name | fallback}}`. A value that is missing and has no fallback stays visible as written and is listed,
 * so that an agent never sends a reply with a silent hole in it.
 */
export function fillTemplate(template: string, values: TemplateValues): { text: string; missing: string[] } {
  const missing: string[] = [];
  const text = template.replace(placeholder, (whole, name: string, fallback: string | undefined) => {
    const value = values[name];
    if (value !== undefined && value !== null && value !== '') return String(value);
    if (fallback !== undefined) return fallback;
    missing.push(name);
    return whole;
  });
  return { text, missing };
}
