/** One database per server and user, so that whoever signs in next on this computer opens another one. Holds no secret. */
export const databaseName = (server: string, userId: string): string => `parley ${server} ${userId}`;
