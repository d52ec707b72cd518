import type { CheckMessages } from './en';

export const check = {
	title: 'Чи все готове до розмови?',
	lead: 'Тут перевіряються ваші пристрої, сервери цього сайту й шлях до них. Вас ніхто не бачить і не чує, і нічого з цього не зберігається.',
	begin: 'Почати',
	again: 'Перевірити ще раз',
	back: 'До сторінки розмов',
	running: 'Перевіряємо. Це триває секунд десять.',
	allGood: 'Усе, що вдалося перевірити, готове до розмови.',
	notGood: 'Не все готове до розмови: дивіться нижче.',
	copy: 'Скопіювати як звіт',
	copied: 'Скопійовано, без жодної адреси',
	notCopied: 'Тут браузер не дає копіювати',
	playAgain: 'Ще раз',
	items: {
		browser: 'Браузер',
		camera: 'Камера',
		microphone: 'Мікрофон',
		speaker: 'Гучномовець',
		broker: 'Сервер, що знайомить (брокер)',
		stun: 'Власна адреса ззовні (STUN)',
		'turn-udp': 'Ретранслятор через UDP (TURN)',
		'turn-tcp': 'Ретранслятор через TCP (TURN)',
		'turn-tls': 'Ретранслятор через TLS (TURN)',
		call: 'Розмова через ретранслятор'
	},
	marks: { good: 'гаразд', bad: 'негаразд' },
	open: 'ще не перевірено',
	looking: 'перевіряємо …',
	none: 'на цьому сайті такого немає',
	skipped: 'перевірити не вдалося',
	works: 'уміє відеорозмови',
	camera: (width: number, height: number) => `дає зображення, ${width} × ${height}`,
	heard: 'чує звук',
	there: 'є; чи чує, тут не дізнатися',
	unheard: 'є, але нічого не почув: скажіть щось і перевірте ще раз',
	played: 'Щойно пролунав звук. Якщо ви його не чули, перевірте гучність пристрою.',
	broker: (openMs: number, roundTripMs: number) =>
		`відповідає; відкрито за ${openMs} мс, туди й назад за ${roundTripMs} мс`,
	answers: (ms: number) => `відповідає за ${ms} мс`,
	refuses: (code: number) => `відмовляє цій сторінці (${code})`,
	silent: 'не відповідає',
	callUp: (openMs: number, megabits: number) =>
		`з’єднано за ${openMs} мс; проходить ${megabits.toFixed(1).replace('.', ',')} Мбіт/с`,
	callDown: 'не з’єднується',
	fault: (fault: string) => `у config.json помилка: ${fault}`,
	failures: {
		denied: 'браузерові сказано не ділитися',
		policy: 'сторінці цього не дозволено там, де її показано',
		missing: 'не знайдено',
		busy: 'зайнято іншою програмою',
		insecure: 'браузери дозволяють розмови лише сторінкам https',
		unsupported: 'не вміє відеорозмов',
		unknown: 'не вдалося отримати'
	}
} satisfies CheckMessages;
