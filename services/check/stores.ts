import type { Course, CourseKind } from '../../domain/course/course';

/** A case as Temporal knows it. */
export interface RunningCase {
  readonly kind: CourseKind;
  readonly id: string;
}

/** Reads cases from Temporal's own store. */
export interface CaseReader {
  /** Every workflow of ours that is running now. */
  running(): Promise<readonly RunningCase[]>;
  /**
   * The history of the newest workflow of a case: the newest course that reached it, and everything in it as text.
   * @returns null when there is none (any more)
   */
  history(item: RunningCase): Promise<{ readonly course: Course | null; readonly text: string } | null>;
}

/** A message as it lies on a topic. */
export interface TopicMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  /** The CloudEvents id, when it has one in its headers. */
  readonly eventId: string | null;
  readonly sequence: string | null;
  /** Headers and value as text, for looking for what may not be there. */
  readonly text: string;
}

/** Reads topics from the beginning to their end of this moment. */
export interface TopicReader {
  /** Names of the topics that exist. */
  names(): Promise<readonly string[]>;
  read(topics: readonly string[], take: (message: TopicMessage) => void): Promise<void>;
}

/** A mail as it arrived in the local sink. */
export interface ArrivedMail {
  readonly messageId: string;
  readonly receivedAt: string;
}

/** Reads what arrived; only the local sink can be read, never somebody's mailbox. */
export interface MailReader {
  arrived(): Promise<readonly ArrivedMail[]>;
  /** The domain of our own Message-IDs. */
  readonly domain: string;
}
