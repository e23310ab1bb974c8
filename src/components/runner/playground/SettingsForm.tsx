import { useId, useState } from 'preact/hooks';
import type { ClockMode, RunSettings } from '../protocol.ts';
import { preemptionModes } from '../settings.ts';
import { longestTime } from '../share.ts';

export interface SettingsFormProps {
  readonly settings: RunSettings;
  readonly onChange: (settings: RunSettings) => void;
}

const clocks: readonly { readonly id: ClockMode; readonly label: string; readonly says: string }[] = [
  {
    id: 'hybrid',
    label: 'Hybrid',
    says: 'Computing takes its real time. When every thread waits, the clock jumps: sleep(1) costs nothing.',
  },
  {
    id: 'virtual',
    label: 'Virtual',
    says: 'Only waiting, switching threads and reading the clock take time. The same program with the same seed prints the same, always; not with processes, input(), memory addresses, or randomness from the system such as secrets. “Like 3.14 with the GIL” then switches in your own lines only.',
  },
];

interface WholeProps {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

const Whole = ({ label, help, value, least, most, onChange }: WholeProps) => {
  const id = useId();
  /** What stands in the field while it is no number that is allowed: it must not be taken from under the fingers. */
  const [wrongText, setWrongText] = useState<string>();
  const wrong = wrongText !== undefined;
  return (
    <div class="whole">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        step={1}
        required
        value={wrongText ?? value}
        aria-describedby={`${id}-help`}
        aria-invalid={wrong}
        onInput={({ currentTarget: field }) => {
          setWrongText(field.validity.valid ? undefined : field.value);
          if (field.validity.valid) onChange(field.valueAsNumber);
        }}
      />
      <p id={`${id}-help`} class={wrong ? 'wrong' : 'soft'}>
        {wrong ? `A whole number from ${least} to ${most.toLocaleString('en')}. Until then ${value} holds.` : help}
      </p>
    </div>
  );
};

/** Text in which backticks hold code. */
const WithCode = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
);

/** How the next run is to run, each choice with what it means. */
export const SettingsForm = ({ settings, onChange }: SettingsFormProps) => {
  const group = useId();
  return (
    <form class="run-settings" onSubmit={(event) => event.preventDefault()}>
      <h2>How it runs</h2>
      <fieldset>
        <legend>Where threads are switched</legend>
        {preemptionModes.map(({ id, label, switches, proves }) => (
          <label key={id} class="mode">
            <input
              type="radio"
              name={`${group}-preemption`}
              checked={settings.preemption === id}
              onChange={() => onChange({ ...settings, preemption: id })}
            />
            <span>
              <b>{label}</b> {switches}{' '}
              {settings.preemption === id && (
                <em>
                  <WithCode text={proves} />
                </em>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Clock</legend>
        {clocks.map(({ id, label, says }) => (
          <label key={id} class="mode">
            <input
              type="radio"
              name={`${group}-clock`}
              checked={settings.clock === id}
              onChange={() => onChange({ ...settings, clock: id })}
            />
            <span>
              <b>{label}</b> {says}
            </span>
          </label>
        ))}
      </fieldset>
      <Whole
        label="Seed"
        help="Another seed switches threads at other places. To repeat a run, choose the virtual clock."
        value={settings.seed}
        least={0}
        most={2 ** 32 - 1}
        onChange={(seed) => onChange({ ...settings, seed })}
      />
      <Whole
        label="Time limit in seconds"
        help="Real time, after which the program gets a KeyboardInterrupt."
        value={settings.timeLimit}
        least={1}
        most={longestTime}
        onChange={(timeLimit) => onChange({ ...settings, timeLimit })}
      />
    </form>
  );
};
