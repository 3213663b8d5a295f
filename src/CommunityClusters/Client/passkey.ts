import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

/** Makes a passkey on this device. @param options the server's options as JSON */
export function make(options: string): Promise<unknown> {
  return startRegistration({ optionsJSON: JSON.parse(options) });
}

/** Signs the server's challenge with a passkey that the teacher chooses. @param options the server's options as JSON */
export function use(options: string): Promise<unknown> {
  return startAuthentication({ optionsJSON: JSON.parse(options) });
}
