/**
 * Which way imports may go (CONTRIBUTING.md, "Where a thing goes"):
 * routes -> ui -> session -> protocol; adapters -> protocol; identity -> protocol's types;
 * routes -> compose -> session + adapters + identity.
 */

const lib = (...folders) => `^src/lib/(${folders.join('|')})(/|\\.)`;

/** A folder of src/lib may import itself, what is listed, and nothing else of src/. */
const only = (folder, allowed, comment) => ({
	name: `${folder.replace(/\W.*/, '')}-imports-only-${allowed.join('-') || 'itself'}`,
	comment,
	severity: 'error',
	from: { path: lib(folder) },
	to: { path: '^src/', pathNot: lib(folder, ...allowed) }
});

/** Of another folder only types: nothing of it may run here. */
const onlyTypes = (folder, of, comment) => ({
	name: `${folder}-imports-only-types-of-${of}`,
	comment,
	severity: 'error',
	from: { path: lib(folder) },
	to: { path: lib(of), dependencyTypesNot: ['type-only'] }
});

module.exports = {
	forbidden: [
		{
			name: 'protocol-imports-nothing',
			comment: 'The room protocol is pure: no package, no browser, nothing of src/ but itself.',
			severity: 'error',
			from: { path: lib('protocol') },
			to: { pathNot: lib('protocol') }
		},
		only('identity', ['protocol'], 'Names and keys know the words of the protocol, nothing else.'),
		onlyTypes(
			'identity',
			'protocol',
			'Names and keys know the words of the protocol, not its rules.'
		),
		only('adapters', ['protocol'], 'An adapter implements a port; it and the session never meet.'),
		only('session', ['protocol'], 'The session speaks to ports; it and the adapters never meet.'),
		only('i18n', ['protocol'], 'Texts depend on nothing but the names of what they describe.'),
		onlyTypes('i18n', 'protocol', 'Texts depend on names alone.'),
		only(
			'ui',
			['session', 'protocol', 'i18n'],
			'Components get what they show; they fetch nothing.'
		),
		only(
			'compose[\\w-]*',
			['session', 'adapters', 'identity', 'protocol'],
			'compose.ts puts session and adapters together, and draws nothing.'
		),
		{
			name: 'only-routes-compose',
			comment: 'Real adapters are chosen in one place, which a test can leave out.',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/routes/|^src/lib/compose[\\w-]*\\.' },
			to: { path: lib('compose[\\w-]*') }
		},
		{
			name: 'routes-reach-adapters-by-compose',
			comment: 'What a route needs of the browser comes through compose.ts.',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: lib('adapters', 'identity') }
		},
		{
			name: 'only-its-adapter-imports-peerjs',
			comment: 'So that it is loaded late, and can be replaced.',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/adapters/peerjs/' },
			to: { path: '(^|node_modules/)peerjs(/|$)', pathNot: '^src/' }
		},
		{
			name: 'the-page-is-no-server',
			comment: 'Page and server share the wire, not code; node is not in a browser.',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^(peer-server|tests|scripts)/' }
		},
		{
			name: 'no-node-in-the-page',
			severity: 'error',
			from: { path: '^src/' },
			to: { dependencyTypes: ['core'] }
		},
		{
			name: 'the-server-is-no-page',
			comment: 'Page and server share the wire, not code.',
			severity: 'error',
			from: { path: '^peer-server/' },
			to: { path: '^(src|tests|scripts)/' }
		},
		{
			name: 'no-circles',
			comment: 'Types may refer to each other; code that runs has an order.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'browser', 'default', 'types'],
			extensions: ['.ts', '.svelte.ts', '.js', '.mjs', '.svelte', '.d.ts']
		}
	}
};
