/** A room: two people who hold its seats, and whoever comes. */
import { createHash } from 'node:crypto';
import { within } from '../support/within.ts';
import { Person } from './person.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** What Visavi's page makes of a name has this shape: 26 letters of 32. */
const roomId = (number: number): string =>
	[...createHash('sha256').update(String(number)).digest().subarray(0, 26)]
		.map((byte) => alphabet[byte % alphabet.length])
		.join('');

/** In which two people must have come back and hear each other; what has not come by then is lost. */
const wordMs = 4_000;

let words = 0;

export class Room {
	readonly host: Person;
	readonly guest: Person;

	/** @param number below 60,000; its people come from addresses of their own */
	constructor(number: number, balancers: readonly URL[]) {
		const id = roomId(number);
		const at = (place: number): string =>
			`127.${1 + Math.floor(number / 250)}.${1 + (number % 250)}.${place}`;
		// Not everybody is given the addresses of a name in the same order.
		const order = number % 2 === 0 ? balancers : balancers.toReversed();
		this.host = new Person(`${id}-h`, order, at(1));
		this.guest = new Person(`${id}-g`, order, at(2));
	}

	get people(): readonly [Person, Person] {
		return [this.host, this.guest];
	}

	async seated(): Promise<void> {
		await Promise.all(this.people.map((person) => person.seated()));
	}

	/** Whether an offer and its answer go between the two: they are at one broker. */
	async meets(): Promise<boolean> {
		words += 1;
		const [offer, answer] = [`offer ${words}`, `answer ${words}`];
		const { host, guest } = this;
		const exchange = async (): Promise<true> => {
			await this.seated();
			const heard = host.hears(offer);
			guest.send({ type: 'OFFER', dst: host.id, payload: offer });
			await heard;
			const answered = guest.hears(answer);
			host.send({ type: 'ANSWER', dst: guest.id, payload: answer });
			await answered;
			return true;
		};
		return within(wordMs, exchange(), 'word').catch(() => false);
	}

	/** The guest goes and comes back by the other balancer, and so is led to a broker anew. */
	async guestReturns(): Promise<void> {
		await this.guest.leave();
		this.guest.turns();
		this.guest.arrive();
		await this.guest.seated();
	}

	async leave(): Promise<void> {
		await Promise.all(this.people.map((person) => person.leave()));
	}
}
