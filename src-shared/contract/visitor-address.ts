/** Where and in which version visitors' pages speak. Apart from the schemas, so that the widget carries no zod. */
export const visitorNamespace = '/visitor';
/** A page of a newer version than the server is told to reload. History: 1 first version. */
export const visitorProtocol = 1;
