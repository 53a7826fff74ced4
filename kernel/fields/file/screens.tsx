import type { Words } from '../../words.ts';
import { say } from '../../words.ts';
import type { Field } from '../field.ts';
import { Frame } from '../frame.tsx';
import { isId } from '../id.ts';
import { screensOf } from '../output.tsx';
import { typed } from '../screen.ts';
import { acceptOf, kindsOf, maxBytesOf } from './file.ts';
import { messages } from './messages.ts';

export const screens = screensOf((input) => {
  const { field, names, language } = input;
  const current = typed(input.value);
  const accept = kindsOf(field).map((kind) => acceptOf[kind]);
  return (
    <Frame input={input} note={allowed(field)}>
      {(control) => (
        <>
          {isId(current) && (
            <p class="kept">
              {say(messages.kept(names?.[current] ?? current), language)}
              <input type="hidden" name={`${control.name}.current`} value={current} />
            </p>
          )}
          <input
            class="input file"
            type="file"
            accept={accept.join(',')}
            capture={field['x-capture'] ? 'environment' : undefined}
            {...control}
          />
        </>
      )}
    </Frame>
  );
});

/** Kinds and size, said before anybody chooses a file. */
function allowed(field: Field): Words {
  const kinds = kindsOf(field).map((kind) => messages.kinds[kind]);
  const joined = { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') };
  return messages.allowed(joined, `${Math.floor(maxBytesOf(field) / 1024 / 1024)} MB`);
}
