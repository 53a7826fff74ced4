import type { RefusalCode } from '../../kernel/refusal.ts';
import type { Words } from '../../kernel/words.ts';

/** Texts of the API. */
export const messages = {
  sign_in_first: { zh: '请先登录。', en: 'Sign in first.' },
  invalid: { zh: '请求内容有误，请按提示修改。', en: 'The request is invalid.' },
  missing: (field: string): Words => ({ zh: `缺少“${field}”。`, en: `${field} is missing.` }),
  unknown: (field: string): Words => ({ zh: `没有名为“${field}”的字段，请删去。`, en: `There is no field ${field}.` }),
  wrong_type: (field: string, type: string): Words => ({
    zh: `“${field}”应当是${typeNames[type] ?? type}。`,
    en: `${field} should be a ${type}.`,
  }),
  wrong_value: (field: string, values: readonly string[]): Words => ({
    zh: values.length > 0 ? `“${field}”应当是下列之一：${values.join('、')}。` : `“${field}”的取值不符合要求。`,
    en: values.length > 0 ? `${field} should be one of ${values.join(', ')}.` : `${field} has a wrong value.`,
  }),
  out_of_bounds: (field: string, bound: string): Words => ({
    zh: `“${field}”超出允许的范围（${bound}）。`,
    en: `${field} is out of bounds (${bound}).`,
  }),
  key_missing: {
    zh: '请在请求头 Idempotency-Key 中给出本次操作的唯一编号（8 至 128 个可见字符），重发同一请求时使用同一编号。',
    en: 'Name this operation in the header Idempotency-Key (8 to 128 visible characters); a repetition carries the same key.',
  },
  version_missing: {
    zh: '请在请求头 If-Match 中给出您所看到的版本（取自 ETag）。',
    en: 'Say in the header If-Match which version you have seen (from ETag).',
  },
  version_malformed: {
    zh: '请求头 If-Match 应当是 ETag 给出的版本，例如 "3"。',
    en: 'If-Match takes the version that ETag gave, such as "3".',
  },
  not_json: {
    zh: '请以 application/json 提交内容。',
    en: 'Send the content as application/json.',
  },
  not_multipart: {
    zh: '请以 multipart/form-data 上传文件。',
    en: 'Upload the file as multipart/form-data.',
  },
  file_missing: { zh: '请选择要上传的文件。', en: 'Choose a file to upload.' },
  not_a_date: (field: string): Words => ({
    zh: `“${field}”应当是存在的日期，例如 2026-03-02。`,
    en: `${field} should be a date that exists, such as 2026-03-02.`,
  }),
  import_too_large: { zh: '导入的文件过大，请分成几个文件。', en: 'The file is too large; split it.' },
  no_such_route: { zh: '没有这个接口地址。', en: 'There is no such route.' },
  no_such_clock: { zh: '这个办件没有这项时限。', en: 'The case has no such clock.' },
  no_such_notice: { zh: '没有找到这份文书。', en: 'There is no such notice.' },
  no_such_licence: { zh: '没有找到这份证照。', en: 'There is no such licence.' },
  no_such_entry: { zh: '没有找到这条记录。', en: 'There is no such entry.' },
  no_such_version: { zh: '没有找到事项的这个版本。', en: 'There is no such version of an item.' },
  not_a_condition: { zh: '条件的写法不符合要求。', en: 'This is not a condition.' },
  not_a_field: (type: string): Words => ({
    zh: `没有“${type}”这种表单项类型。`,
    en: `There is no field type ${type}.`,
  }),
} as const;

const typeNames: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '是或否（true/false）',
  object: '对象',
  array: '列表',
};

/** What each code means and what helps; the page of a problem says it. */
export const problemTexts: Readonly<Record<RefusalCode | 'internal', { readonly title: Words; readonly help: Words }>> =
  {
    invalid: {
      title: { zh: '内容有误', en: 'Invalid content' },
      help: {
        zh: '至少有一处内容不符合要求。problems 逐项列出所在字段、规则和修改办法，改正后重新提交。',
        en: 'Some value breaks its check. `problems` names each field, rule and remedy.',
      },
    },
    needs_confirmation: {
      title: { zh: '需要确认', en: 'Needs confirmation' },
      help: {
        zh: '内容可以提交，但有需要留意的地方。请核对 problems 中的提示，并在 confirmed 中列出已确认的字段后再次提交。',
        en: 'Allowed after confirmation: list the fields of `problems` in `confirmed` and send again.',
      },
    },
    unauthenticated: {
      title: { zh: '尚未登录', en: 'Not signed in' },
      help: { zh: '请登录后再操作；会话可能已经过期。', en: 'Sign in; the session may have ended.' },
    },
    forbidden: {
      title: { zh: '没有权限', en: 'Forbidden' },
      help: { zh: '当前身份或岗位无权进行这项操作。', en: 'Your role does not allow this.' },
    },
    not_found: {
      title: { zh: '没有找到', en: 'Not found' },
      help: { zh: '对象不存在，或者不在您可以查看的范围内。', en: 'It does not exist, or is out of your reach.' },
    },
    unknown_item: {
      title: { zh: '没有这个事项', en: 'Unknown item' },
      help: { zh: '请通过事项检索取得正确的事项名称。', en: 'Search the items for the right name.' },
    },
    not_in_force: {
      title: { zh: '不在有效期内', en: 'Not in force' },
      help: { zh: '事项版本或参数在这一天不生效。', en: 'The version or parameter is not in force on that date.' },
    },
    stale: {
      title: { zh: '内容已被更新', en: 'Stale version' },
      help: {
        zh: '您看到的版本已被他人更新。请重新读取最新版本，核对后再提交。',
        en: 'Somebody changed it since you read it. Read it again, then send.',
      },
    },
    conflict: {
      title: { zh: '与现有记录冲突', en: 'Conflict' },
      help: { zh: '与已有的记录相冲突，请按提示处理。', en: 'It conflicts with what is there.' },
    },
    key_reused: {
      title: { zh: '操作编号已用于其他内容', en: 'Key reused' },
      help: {
        zh: '同一个 Idempotency-Key 此前用于不同的内容。新的操作请使用新的编号。',
        en: 'The Idempotency-Key came with other content before. Use a new key for a new operation.',
      },
    },
    wrong_state: {
      title: { zh: '当前状态不能这样操作', en: 'Wrong state' },
      help: { zh: '请查看 offers，其中列出现在可以进行的操作。', en: 'See `offers` for what can be done now.' },
    },
    deemed: {
      title: { zh: '已视为受理', en: 'Deemed outcome' },
      help: {
        zh: '逾期未告知的，自收到申请材料之日起即为受理（行政许可法第三十二条），不能再作相反处理。',
        en: 'The law has already decided (Administrative Licensing Law, article 32).',
      },
    },
    too_late: {
      title: { zh: '已过期限', en: 'Too late' },
      help: { zh: '法定期限已过，不能再进行这项操作。', en: 'The legal time for it has passed.' },
    },
    too_large: {
      title: { zh: '内容过大', en: 'Too large' },
      help: { zh: '请减少内容，或者压缩文件后重新上传。', en: 'Send less, or compress the file.' },
    },
    unsupported_type: {
      title: { zh: '类型不受支持', en: 'Unsupported type' },
      help: {
        zh: '文件按内容而不是按名称识别。请上传 PDF、图片、办公文档或 OFD 版式文件。',
        en: 'Files are recognised by content. Send PDF, images, office documents or OFD.',
      },
    },
    malicious_file: {
      title: { zh: '文件不安全', en: 'Unsafe file' },
      help: { zh: '文件含有脚本、宏或其他可执行内容，不能接收。', en: 'The file contains something that runs.' },
    },
    parameter_pending: {
      title: { zh: '参数待核定', en: 'Parameter pending' },
      help: {
        zh: '计算所需的参数尚未依文件核定，因此不给出数字。details 列出所缺参数。',
        en: 'A parameter has not been entered from its document yet, so no number is given.',
      },
    },
    calendar_missing: {
      title: { zh: '缺少工作日历', en: 'Calendar missing' },
      help: { zh: '该年度尚无放假安排通知，请先载入。', en: 'There is no holiday notice for that year.' },
    },
    quality: {
      title: { zh: '未通过发布前质量检查', en: 'Quality checks failed' },
      help: { zh: 'problems 逐项列出不合格之处，全部改正后才能发布。', en: 'Correct every problem, then publish.' },
    },
    rate_limited: {
      title: { zh: '请求过于频繁', en: 'Too many requests' },
      help: { zh: '请按 Retry-After 给出的秒数稍后再试。', en: 'Wait for the seconds in Retry-After.' },
    },
    locked: {
      title: { zh: '已锁定', en: 'Locked' },
      help: { zh: '登录失败次数过多，请在 details 给出的时间后再试。', en: 'Too many failed sign-ins; wait.' },
    },
    internal: {
      title: { zh: '系统内部错误', en: 'Internal error' },
      help: {
        zh: '系统已经记录。请稍后重试，或凭编号（instance）拨打 12345。',
        en: 'It has been logged under `instance`. Try again later.',
      },
    },
  };
