import type { Logger } from 'pino';
import type { Parsed } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, type Locale } from '#shared/text/locale.ts';
import {
  LATEST_MATCH,
  type OutputFrame,
  type OutputKind,
  type OutputList,
  type OutputLook,
  type OutputMoment,
  type OutputRequest,
  type OutputScene,
  type OutputSlide,
  type OutputSlides,
  type Sponsor,
} from '#shared/wire/outputs.ts';
import type { Clock } from '../clock.ts';
import type { Folds } from '../desk/folds.ts';
import type { CommittedMatch } from '../desk/submission.ts';
import { localAddress, networkAddresses } from '../http/addresses.ts';
import type { ImageStore } from '../images/image-store.ts';
import { FileWriter } from './file-writer.ts';
import { playerSlides } from './pictured.ts';
import { OutputSettings } from './settings.ts';
import { Shows } from './shows.ts';
import { periodSlide, slidesOf } from './slides.ts';
import { type Shot, Stage } from './stage.ts';
import { Viewer, type ViewerChannel } from './viewer.ts';

/** Pages on all screens together. */
const MAX_VIEWERS = 200;
/** WebSocket close codes of our own, as in `shared/wire/live.ts`: from 4000 come back later, from 4500 do not. */
const RENEWED = 4500;
const STOPPING = 4000;

interface OutputsOptions {
  readonly folds: Folds;
  /** Matches that were scored last, the latest first. */
  readonly recent: readonly string[];
  /** Folder of the outputs' own files. */
  readonly folder: string;
  /** OUTPUT_DIR; null: no files are written. */
  readonly fileFolder: string | null;
  /** That the console's pages are served at. */
  readonly host: string;
  readonly images: Pick<ImageStore, 'has'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** An output as somebody asked for it: by its match, its name and what else stands in the address. */
export interface Wanted {
  readonly match: string;
  readonly kind: OutputKind;
  readonly query: URLSearchParams;
}

/** Everything that the console shows on its own network, with or without a relay. */
export class Outputs {
  readonly settings: OutputSettings;
  readonly #options: OutputsOptions;
  readonly #stage: Stage;
  readonly #shows = new Shows();
  readonly #viewers = new Map<Viewer, Wanted>();
  readonly #files: FileWriter | null;
  #port = 0;

  /** @throws ProblemError `outputs-unreadable` */
  constructor(options: OutputsOptions) {
    const { folder, fileFolder, folds, clock, recent, log } = options;
    this.#options = options;
    this.settings = new OutputSettings(folder);
    this.#stage = new Stage(folds, clock, recent[0] ?? null);
    const none = new URLSearchParams();
    this.#files =
      fileFolder === null
        ? null
        : new FileWriter(fileFolder, (match) => this.data({ match, kind: 'data', query: none }), log);
    for (const match of recent.toReversed()) this.#files?.follow(match);
  }

  /** @param port of the console's pages */
  listening(port: number): void {
    this.#port = port;
  }

  committed(match: CommittedMatch): void {
    try {
      this.#stage.committed(match);
    } catch (error) {
      // A sport that fails to draw must not stop a score from being kept.
      this.#options.log.error({ err: error, match: match.match }, 'A match cannot be shown on the outputs.');
      return;
    }
    this.#files?.follow(match.match);
    this.#update(({ match: wanted }) => wanted === match.match || wanted === LATEST_MATCH);
  }

  /** The match is no more; pages that follow it wait for another. */
  removed(match: string): void {
    this.#stage.removed(match);
    this.#files?.leave(match);
    this.#update(({ match: wanted }) => wanted === match);
  }

  get isFull(): boolean {
    return this.#viewers.size >= MAX_VIEWERS;
  }

  /** Shows `wanted` on a page from now on. Call `left` of what comes back once the page is gone. */
  view(wanted: Wanted, channel: ViewerChannel): { left(): void } {
    const { clock } = this.#options;
    const viewer = new Viewer(outputName(wanted), channel, {
      frame: () => this.#frame(wanted),
      next: () => this.#stage.next(this.#match(wanted) ?? '', this.#look(wanted).delay),
      clock,
    });
    this.#viewers.set(viewer, wanted);
    viewer.update();
    return {
      left: () => {
        this.#viewers.delete(viewer);
        viewer.left();
      },
    };
  }

  /** The state of play as data, and the time that its clocks go by; null: no such match. */
  data(wanted: Wanted): { readonly scene: OutputScene; readonly now: number } | null {
    const look = this.#look(wanted);
    const shot = this.#shot(wanted, look);
    return shot === null ? null : { scene: shot.scene(look.language), now: this.#options.clock() - look.delay };
  }

  request(request: OutputRequest): Parsed<OutputList | OutputSlides | Record<string, never>> {
    switch (request.op) {
      case 'outputs':
        return { ok: true, value: this.#list() };
      case 'saveOutput':
        return this.#done(this.settings.put(request.output));
      case 'removeOutput':
        return this.#done(this.settings.remove(request.name));
      case 'addSponsor':
        return this.#done(this.#addSponsor(request.sponsor));
      case 'removeSponsor':
        this.settings.removeSponsor(request.image);
        return this.#done(null);
      case 'renewOutputKey':
        this.settings.renewKey();
        this.#closeAll(RENEWED);
        return { ok: true, value: {} };
      case 'outputSlides': {
        const shot = this.#stage.shot(request.match, 0);
        const slides = shot === null ? [] : this.#slides(shot, request.locale).map(({ id, title }) => ({ id, title }));
        return { ok: true, value: { slides, showing: this.#shows.of(request.match) } };
      }
      case 'showOutput': {
        const { match, output, show } = request;
        if (this.settings.find(output) === undefined)
          return this.#done(problem('no-output', `There is no output "${output}".`));
        const shot = this.#stage.shot(match, 0);
        const ids = shot === null ? [] : this.#slides(shot, DEFAULT_LOCALE).map(({ id }) => id);
        return this.#done(this.#shows.set(match, output, show, ids));
      }
    }
  }

  async stop(): Promise<void> {
    this.#closeAll(STOPPING);
    await this.#files?.stop();
  }

  #addSponsor(sponsor: Sponsor): Problem | null {
    if (this.#options.images.has(sponsor.image)) return this.settings.addSponsor(sponsor);
    return problem('no-image', 'The console does not have this picture; add it first.');
  }

  /** All that the match has to offer. */
  #slides({ state, players }: Shot, locale: Locale): readonly OutputSlide[] {
    return [...slidesOf(state, locale), ...playerSlides(state, players, locale, (image) => this.#address(image))];
  }

  /** Where a page finds a picture. */
  #address(image: string): string {
    return `/outputs/images/${image}?key=${encodeURIComponent(this.settings.key)}`;
  }

  #done(fault: Problem | null): Parsed<Record<string, never>> {
    if (fault !== null) return { ok: false, problem: fault };
    this.#update(() => true);
    return { ok: true, value: {} };
  }

  #update(concerned: (wanted: Wanted) => boolean): void {
    for (const [viewer, wanted] of this.#viewers) if (concerned(wanted)) viewer.update();
  }

  #closeAll(code: number): void {
    for (const viewer of this.#viewers.keys()) viewer.close(code);
    this.#viewers.clear();
  }

  #match({ match }: Wanted): string | null {
    return match === LATEST_MATCH ? this.#stage.latest : match;
  }

  #look(wanted: Wanted): OutputLook {
    return this.settings.look(outputName(wanted), wanted.query);
  }

  #shot(wanted: Wanted, { delay, hold }: OutputLook): Shot | null {
    const match = this.#match(wanted);
    const shot = match === null ? null : this.#stage.shot(match, delay);
    return hold ? (shot?.held ?? shot) : shot;
  }

  #frame(wanted: Wanted): OutputFrame {
    const { clock } = this.#options;
    const look = this.#look(wanted);
    const now = clock() - look.delay;
    const shot = this.#shot(wanted, look);
    const shows = this.#shows.get(shot?.place.match ?? '', outputName(wanted));
    const sponsors = look.sponsors === 0 ? [] : this.settings.sponsors;
    return {
      now,
      look,
      visible: shows.show !== 'hide',
      scene: shot?.scene(look.language) ?? null,
      slide:
        shot === null || shows.slide === null
          ? null
          : (this.#slides(shot, look.language).find(({ id }) => id === shows.slide) ?? null),
      moment: shot === null || !look.auto ? null : this.#moment(shot, now, look),
      sponsors: sponsors.map(({ image }) => this.#address(image)),
    };
  }

  #moment({ moment, state }: Shot, now: number, { language, seconds }: OutputLook): OutputFrame['moment'] {
    const age = moment === null ? 0 : Math.max(0, now - moment.at);
    if (moment === null || age > seconds * 1000) return null;
    const { id, kind, side, photo, told, card } = moment;
    return {
      id,
      kind,
      ...pickTold(told[language]),
      side,
      slide: card ? periodSlide(state, language) : null,
      photo: photo === null ? null : this.#address(photo),
      age,
    };
  }

  #list(): OutputList {
    const watching = (name: string) => [...this.#viewers.keys()].filter(({ output }) => output === name).length;
    return {
      key: this.settings.key,
      outputs: this.settings.list().map((output) => ({ ...output, watching: watching(output.name) })),
      addresses: networkAddresses(this.#options.host, this.#port),
      local: localAddress(this.#options.host, this.#port),
      sponsors: [...this.settings.sponsors],
      fileFolder: this.#files?.folder ?? null,
      fileProblem: this.#files?.problem ?? null,
    };
  }
}

/** The saved output that an address names, or the one that its kind has anyway. */
function outputName({ kind, query }: Wanted): string {
  return query.get('output') ?? kind;
}

function pickTold({ title, text }: Pick<OutputMoment, 'title' | 'text'>): Pick<OutputMoment, 'title' | 'text'> {
  return { title, text };
}
