import type { PlaybookStage } from './state';

/** What each stage of a run means, for the drawing. */
export const PLAYBOOK_STAGE_MEANING: Readonly<Record<PlaybookStage, string>> = {
  confirming: 'The notice is uncertain or under embargo, or the draaiboek asks for a go.',
  signalled: 'The draaiboek has started and the people are asked; nobody is appointed yet.',
  running: 'Owners are appointed; the steps and the people are followed.',
  closed: 'Everybody is done, or the notice was withdrawn.',
};

/** Every change of stage of a run. `start` is the notice itself. */
export const PLAYBOOK_ARROWS: readonly {
  readonly from: PlaybookStage | 'start';
  readonly on: string;
  readonly to: PlaybookStage;
  readonly when?: string;
}[] = [
  { from: 'start', on: 'notice', to: 'signalled', when: 'definite' },
  { from: 'start', on: 'notice', to: 'confirming', when: 'uncertain, embargo or a go is asked' },
  { from: 'confirming', on: 'playbook.confirm', to: 'signalled', when: 'go' },
  { from: 'confirming', on: 'notice_confirmed', to: 'signalled' },
  { from: 'confirming', on: 'withdrawn', to: 'closed', when: 'all people have it' },
  { from: 'signalled', on: 'playbook.appoint', to: 'running' },
  { from: 'signalled', on: 'withdrawn', to: 'closed', when: 'all people have it' },
  { from: 'signalled', on: 'people counted', to: 'closed', when: 'nobody is left' },
  { from: 'running', on: 'withdrawn', to: 'closed', when: 'all people have it' },
  { from: 'running', on: 'people counted', to: 'closed', when: 'nobody is left' },
];
