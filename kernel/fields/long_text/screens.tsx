import { Output, screensOf } from '../output.tsx';
import { TextArea } from '../text-box.tsx';

export const screens = screensOf((input) => <TextArea input={input} rows={input.density === 'desk' ? 3 : 6} />, {
  Output: (props) => (
    <div class="value-lines">
      <Output {...props} />
    </div>
  ),
});
