import type { JSX } from 'preact';
import type { AttachmentRow } from '../../../kernel/documents/attachment-reading.ts';
import { Mark } from '../countdown.tsx';
import type { Desk } from '../desk.ts';
import { About, Table } from '../table.tsx';
import type { CaseData } from './case-data.ts';
import { messages } from './messages.ts';

const SHOWN: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** Materials with what was handed in for each, and the files that belong to none. */
export function Materials({ desk, data }: { desk: Desk; data: CaseData }): JSX.Element {
  const { t } = desk;
  const { materials, attachments, view } = data;
  const used = new Set(view.state.materials.flatMap((given) => given.attachments));
  const others = attachments.filter(({ id }) => !used.has(id));
  return (
    <section class="panel" aria-labelledby="materials-title">
      <h2 id="materials-title">{t(messages.materials)}</h2>
      <Table
        desk={desk}
        title={t(messages.materials)}
        columns={[t(messages.material), t(messages.necessity), t(messages.handed_in)]}
        rows={materials.map((material) => [
          material.name,
          t(material.necessity === '1' ? messages.necessary : messages.conditional),
          <HandedIn desk={desk} data={data} code={material.code} />,
        ])}
      />
      {others.length > 0 && (
        <>
          <h3>{t(messages.other_files)}</h3>
          <ul class="plain-list">
            {others.map((file) => (
              <li>
                <FileLinks desk={desk} file={file} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function HandedIn({ desk, data, code }: { desk: Desk; data: CaseData; code: string }): JSX.Element {
  const { t } = desk;
  const given = data.view.state.materials.filter((each) => each.code === code);
  const files = data.attachments.filter(({ id }) => given.some((each) => each.attachments.includes(id)));
  const exempt = given.find((each) => each.exempt)?.exempt;
  const paper = given.some((each) => each.paper);
  if (files.length === 0 && !exempt && !paper) return <Mark colour="notice" text={t(messages.missing)} />;
  return (
    <>
      {paper && <Mark colour="green" text={t(messages.paper)} />}
      {exempt && (
        <span>
          {t(messages.exempt)}
          {exempt}
        </span>
      )}
      {files.map((file) => (
        <div>
          <FileLinks desk={desk} file={file} />
        </div>
      ))}
    </>
  );
}

/** A file to look at in place, where browsers can do so safely, and to save. */
export function FileLinks({ desk: { t }, file }: { desk: Desk; file: AttachmentRow }): JSX.Element {
  const at = `/desk/attachments/${file.id}`;
  return (
    <>
      {file.file_name}{' '}
      {SHOWN.includes(file.media_type) && (
        <>
          <a href={`${at}?show=inline`} target="_blank" rel="noopener">
            {t(messages.view)}
            <About text={file.file_name} />
          </a>{' '}
        </>
      )}
      <a href={at}>
        {t(messages.download)}
        <About text={file.file_name} />
      </a>
    </>
  );
}
