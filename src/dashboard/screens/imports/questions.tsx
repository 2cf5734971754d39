import { useId } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';
import type { Question } from './upload.ts';

const CHOICES: Record<string, string> = {
  debit: 'Positive is money out',
  credit: 'Positive is money in',
  true: 'Yes',
  false: 'No',
  separate: 'An account for each currency',
  together: 'All in one account',
  same: 'They are the same',
  new: 'They are new',
  point: 'A point',
  comma: 'A comma',
};

/** What the file leaves open. Each choice shows what a row of the file becomes with it. */
export function Questions({
  questions,
  answers,
  onAnswer,
}: {
  questions: Question[];
  answers: Readonly<Record<string, string>>;
  onAnswer: (parameter: string, choice: string) => void;
}) {
  const name = useId();
  return (
    <div class="stack">
      {questions.map(({ parameter, message, choices, shown }) =>
        choices.length === 0 ? (
          <TextField
            key={parameter}
            label={message}
            value={answers[parameter] ?? ''}
            onInput={(value) => onAnswer(parameter, value)}
          />
        ) : (
          <fieldset key={parameter} class="question">
            <legend>{message}</legend>
            <div class="choices">
              {choices.map((choice) => (
                <label key={choice} class="choice">
                  <input
                    type="radio"
                    class="radio"
                    name={`${name}-${parameter}`}
                    checked={answers[parameter] === choice}
                    onChange={() => onAnswer(parameter, choice)}
                  />
                  <span>
                    <span class="strong block">{CHOICES[choice] ?? choice}</span>
                    <span class="small quiet">{shown.find((each) => each.choice === choice)?.reading}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ),
      )}
    </div>
  );
}
