import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { freePort } from './free-port.ts';
import { type SmtpFault, startSmtpDoor } from './smtp-door.ts';

const binary = '/usr/sbin/dovecot';
const parts = [binary, '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'];
/** Null when Dovecot is installed, else what is missing, for the name of a skipped test. */
export const missingPart: string | null = parts.every((path) => existsSync(path))
  ? null
  : 'Dovecot (packages dovecot-imapd and dovecot-lmtpd)';

export interface MailServer {
  imapPort: number;
  lmtpPort: number;
  /** Takes mail from anybody (and signs in anybody with the password) and hands it to Dovecot. */
  smtpPort: number;
  /** Every mailbox's password. A mailbox begins to exist with its first mail or sign-in. */
  password: string;
  /** Puts a mail into a user's INBOX, as another server would. `from` is the envelope's sender; '' is a bounce's. */
  deliver(user: string, rawMessage: string | Uint8Array, from?: string): Promise<void>;
  /** The raw mails in a user's folder (INBOX when left out), oldest first. */
  mailbox(user: string, folder?: string): Promise<Buffer[]>;
  failNextMail(fault: SmtpFault): void;
  /** Closes the SMTP port: from now on connections are refused. */
  closeSmtp(): Promise<void>;
  stopDovecot(): Promise<void>;
  startDovecot(): Promise<void>;
  /** Numbers a user's INBOX anew, as after a restored backup: new UIDVALIDITY, new UIDs. Dovecot must be stopped. */
  renumber(user: string): void;
  stop(): Promise<void>;
}

const password = 'secret';

/** A Dovecot of its own in a temporary folder, and an SMTP server in front of it, all on loopback and free ports. */
export async function startMailServer(): Promise<MailServer> {
  if (missingPart) throw new Error(`${missingPart} is not installed`);
  const folder = mkdtempSync(join(tmpdir(), 'parley-mail-'));
  const [imapPort, lmtpPort] = [await freePort(), await freePort()];
  const config = writeConfig(folder, imapPort, lmtpPort);
  let dovecot: ChildProcess | null = null;

  const startDovecot = async () => {
    dovecot = spawn(binary, ['-F', '-c', config], { stdio: 'ignore', detached: true });
    const exited = new Promise<never>((_, reject) => {
      dovecot?.once('exit', () => reject(new Error(`Dovecot ended: ${logOf(folder)}`)));
    });
    exited.catch(() => {});
    await Promise.race([Promise.all([listening(imapPort), listening(lmtpPort)]), exited]);
  };
  const stopDovecot = async () => {
    const running = dovecot;
    dovecot = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    // The whole group: its IMAP processes would serve the connections they have for another ten seconds.
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
    await gone;
  };
  const deliver = (user: string, raw: string | Uint8Array, from = 'sender@elsewhere.example') =>
    handOver(lmtpPort, from, [user], Buffer.from(raw));
  const smtp = await startSmtpDoor(password, (from, to, raw) => handOver(lmtpPort, from, to, raw));
  await startDovecot();

  return {
    imapPort,
    lmtpPort,
    smtpPort: smtp.port,
    password,
    deliver,
    mailbox: async (user, name) => readMaildir(join(folder, 'mail', user, ...(name ? [`.${name}`] : []))),
    failNextMail: smtp.failNext,
    closeSmtp: smtp.close,
    startDovecot,
    stopDovecot,
    renumber(user) {
      const home = join(folder, 'mail', user);
      for (const file of readdirSync(home))
        if (file.startsWith('dovecot')) rmSync(join(home, file), { recursive: true });
    },
    async stop() {
      await smtp.close();
      await stopDovecot();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (flag: '-u' | '-g', user: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
const logOf = (folder: string) => {
  const path = join(folder, 'log');
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-2000) : 'no log';
};

function writeConfig(folder: string, imapPort: number, lmtpPort: number): string {
  const root = process.getuid?.() === 0;
  // Dovecot refuses to deliver mail as root.
  const owner = root ? 'nobody' : userInfo().username;
  const [uid, gid] = [idOf('-u', owner), idOf('-g', owner)];
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  chmodSync(folder, 0o755);
  if (root) chownSync(mail, uid, gid);
  const listener = (name: string, port: number) =>
    `inet_listener ${name} {\n  address = 127.0.0.1\n  port = ${port}\n }`;
  const unprivileged = root
    ? ''
    : `default_login_user = ${owner}\ndefault_internal_user = ${owner}\ndefault_internal_group = ${userInfo().gid}\n`;
  const config = `
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'log')}
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
mail_location = maildir:${mail}/%u
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
first_valid_gid = 1
${unprivileged}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mail}/%u allow_all_users=yes
}
service imap-login {
  ${root ? '' : 'chroot ='}
  ${listener('imap', imapPort)}
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${root ? '' : 'chroot ='}
}
service lmtp {
  ${listener('lmtp', lmtpPort)}
}
protocol lmtp {
  postmaster_address = postmaster@localhost.example
}
`;
  const path = join(folder, 'dovecot.conf');
  writeFileSync(path, config);
  return path;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (answered) return;
    if (tries > 200) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Speaks LMTP to Dovecot. */
function handOver(port: number, from: string, to: string[], raw: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection({ host: '127.0.0.1', port, lmtp: true, logger: false });
    connection.once('error', reject);
    connection.connect((refused) => {
      if (refused) return reject(refused);
      connection.send({ from: from === '' ? false : from, to }, raw, (error) => {
        connection.quit();
        if (error) reject(error);
        else resolve();
      });
    });
  });
}

function readMaildir(home: string): Buffer[] {
  const files = ['new', 'cur'].flatMap((name) => {
    const path = join(home, name);
    return existsSync(path) ? readdirSync(path).map((file) => ({ file, path: join(path, file) })) : [];
  });
  // "1700000000.M123456P…": seconds and microseconds of the delivery.
  const time = (file: string) => {
    const [, seconds = '0', micros = '0'] = /^(\d+)\.M(\d+)/.exec(file) ?? [];
    return Number(seconds) * 1e6 + Number(micros);
  };
  return files.sort((a, b) => time(a.file) - time(b.file)).map(({ path }) => readFileSync(path));
}
