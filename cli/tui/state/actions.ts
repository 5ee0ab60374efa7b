/** The words between keys and reducers: modes in which keys are read, and actions they ask for. */

export type Mode =
  | 'review' | 'note' | 'bulk' | 'cluster' | 'decisions' | 'step' | 'finished'
  | 'dashboard' | 'triage' | 'triage-text' | 'facet' | 'case-text' | 'case-reason' | 'case-preview' | 'search' | 'person' | 'household' | 'subsidy' | 'sources' | 'history' | 'import' | 'imported' | 'job' | 'waiting' | 'error';

export type Action =
  | 'same' | 'different' | 'unsure' | 'skip' | 'candidate' | 'digit' | 'bulk' | 'note' | 'reveal' | 'undo' | 'redo' | 'decisions' | 'search' | 'help'
  | 'order' | 'suggestions' | 'view' | 'cluster' | 'person' | 'privacy' | 'back' | 'quit' | 'up' | 'down' | 'left' | 'right' | 'pageUp' | 'pageDown' | 'first' | 'last'
  | 'exclude' | 'paint' | 'accept' | 'erase' | 'clear' | 'review' | 'triage' | 'sources' | 'history' | 'import' | 'match' | 'mark' | 'pick' | 'facets' | 'sort' | 'filter' | 'household' | 'cancel' | 'assign' | 'due' | 'survey' | 'verify' | 'contact' | 'evidence' | 'return' | 'settle' | 'reopen' | 'certify' | 'subsidy';
