import { dateOf, type Instant, ZONE } from '../dates.ts';
import { type Language, say, type Words } from '../words.ts';
import { licenceStates } from './licence-state.ts';
import { noticeVerified, printWords, verificationWords } from './messages.ts';
import type { PublicLicence, PublicNotice, Verification } from './verification.ts';

/**
 * The result of a verification, for the public page: sign, word, line and colour differ for each, and the state is given as of
 * now. Needs `print.css`.
 */
export function VerificationView({ result, language = 'zh' }: { result: Verification; language?: Language }) {
  const words = verificationWords[result.outcome];
  const advice = 'notice' in result ? noticeVerified : words.advice;
  return (
    <section class="verification">
      <div class={`result ${result.outcome}`} role="status">
        <span class="sign" aria-hidden="true">
          {words.sign}
        </span>
        <div>
          <h1>{say(words.title, language)}</h1>
          <p>{say(advice, language)}</p>
        </div>
      </div>
      {'licence' in result && <LicenceFacts licence={result.licence} language={language} />}
      {'notice' in result && <NoticeFacts notice={result.notice} language={language} />}
      <p>{`${say(printWords.checked_at, language)}：${localTime(result.checked_at)}`}</p>
      {('licence' in result || 'notice' in result) && <p>{say(printWords.no_signature_yet, language)}</p>}
    </section>
  );
}

function LicenceFacts({ licence, language }: { licence: PublicLicence; language: Language }) {
  const rows: readonly (readonly [Words, string])[] = [
    [printWords.state, say(licenceStates[licence.state].name, language)],
    [printWords.state_since, dateOf(licence.state_since)],
    [printWords.document_title, licence.type_name],
    [printWords.identifier, licence.identifier],
    ...(licence.number ? [[printWords.number, licence.number] as const] : []),
    [printWords.holder, licence.holder_name],
    [printWords.issuer, licence.issuer_name],
    [printWords.issued_on, dateOf(licence.issued_at)],
    [printWords.valid_from, licence.valid_from],
    [printWords.valid_to, licence.valid_to ?? say(printWords.unlimited, language)],
  ];
  return (
    <dl>
      {rows.map(([title, value]) => (
        <Row title={say(title, language)} value={value} />
      ))}
      {licence.content.map(({ title, value }) => (
        <Row title={title} value={value} />
      ))}
    </dl>
  );
}

function NoticeFacts({ notice, language }: { notice: PublicNotice; language: Language }) {
  return (
    <dl>
      <Row title={say(printWords.document_title, language)} value={notice.title} />
      <Row title={say(printWords.document_number, language)} value={notice.number} />
      <Row title={say(printWords.issuer, language)} value={notice.organisation_name} />
      <Row title={say(printWords.issued_on, language)} value={notice.issued_on} />
    </dl>
  );
}

const Row = ({ title, value }: { title: string; value: string }) => (
  <>
    <dt>{title}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </>
);

const localTime = (moment: Instant): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(moment),
  );
