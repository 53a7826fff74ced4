import type { Words } from '../../words.ts';
import type { Field } from '../field.ts';
import { titleOf } from '../keyword.ts';

export const messages = {
  not_stored(field: Field): Words {
    const { zh, en } = titleOf(field);
    return { zh: `请上传“${zh}”`, en: `Upload “${en}”` };
  },
  kinds: {
    pdf: { zh: 'PDF', en: 'PDF' },
    image: { zh: '图片（JPG、PNG）', en: 'picture (JPG, PNG)' },
    office: { zh: 'Word、Excel 文档', en: 'Word or Excel document' },
    ofd: { zh: 'OFD', en: 'OFD' },
  },
  allowed(kinds: Words, size: string): Words {
    return { zh: `可上传${kinds.zh}，不超过 ${size}。`, en: `${kinds.en}, up to ${size}.` };
  },
  kept(name: string): Words {
    return {
      zh: `已上传：${name}。如需更换，请重新选择文件。`,
      en: `Uploaded: ${name}. Choose another file to replace it.`,
    };
  },
};
