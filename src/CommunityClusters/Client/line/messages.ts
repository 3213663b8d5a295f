/** Kinds of messages, as SignalR's hub protocol numbers them. Streams are not spoken. */
export const MessageType = { Invocation: 1, Completion: 3, Ping: 6, Close: 7 } as const;

/** One end calls a method of the other; where it wants an answer it gives the call an id. */
export interface Invocation {
  readonly type: typeof MessageType.Invocation;
  readonly target: string;
  readonly arguments: unknown[];
  readonly invocationId?: string;
}

/** The answer to a call. */
export interface Completion {
  readonly type: typeof MessageType.Completion;
  readonly invocationId: string;
  readonly error?: string;
  readonly result?: unknown;
}

/** What the two ends say to each other. */
export type HubMessage = Invocation | Completion | { readonly type: typeof MessageType.Ping } | { readonly type: typeof MessageType.Close; readonly error?: string; readonly allowReconnect?: boolean };
