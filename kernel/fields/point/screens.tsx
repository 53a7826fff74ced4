import { say } from '../../words.ts';
import { isRecord } from '../checked.ts';
import { Frame } from '../frame.tsx';
import { screensOf } from '../output.tsx';
import { isPosition } from '../position.ts';
import { typed } from '../screen.ts';
import { messages } from './messages.ts';

export const screens = screensOf((input) => {
  const [longitude, latitude] = textsOf(input.value);
  return (
    <Frame input={input} group>
      {(control) => (
        <div class="parts">
          {(['longitude', 'latitude'] as const).map((part) => {
            const id = part === 'longitude' ? control.id : `${control.id}-${part}`;
            return (
              <div class="part">
                <label class="part-label" for={id}>
                  {say(messages[part], input.language)}
                </label>
                <input
                  class="input input-10"
                  type="text"
                  inputmode="decimal"
                  id={id}
                  name={`${control.name}.${part}`}
                  value={part === 'longitude' ? longitude : latitude}
                  aria-invalid={control['aria-invalid']}
                />
              </div>
            );
          })}
        </div>
      )}
    </Frame>
  );
});

/** Longitude and latitude of a point, or of what was typed for them. */
function textsOf(value: unknown): readonly string[] {
  if (isRecord(value) && isPosition(value.coordinates)) return value.coordinates.map(String);
  return typed(value).split(',');
}
