/** The page of an observation, on which its observer may record. */
const records = /\/observations\/[0-9a-f-]{36}$/;

/** Whether a page may ask for the microphone. */
export const mayRecord = (path: string): boolean => records.test(path);

/** What the server says of such a page, and the phone of a copy of it. */
export const withMicrophone = "camera=(), microphone=(self), geolocation=()";
