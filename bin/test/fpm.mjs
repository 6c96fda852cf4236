import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LOOPBACK } from '../lib/ports.mjs';
import { startServer } from '../lib/server.mjs';
import { run } from '../lib/steps.mjs';

/** In a pool's configuration these would do nothing. */
const OPCACHE = [
	'opcache.enable=1',
	'opcache.memory_consumption=256',
	'opcache.max_accelerated_files=20000',
	'opcache.revalidate_freq=60',
	'opcache.interned_strings_buffer=16',
];

const isRoot = () => process.getuid?.() === 0;

/** @return {Promise<string>} The command of the PHP that the command line uses, such as `php-fpm8.2`. */
export async function fpmCommand() {
	const { stdout } = await run( 'php', [
		'-r',
		'echo "php-fpm", PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;',
	] );
	return stdout;
}

/**
 * Serves WordPress folders as a host does: nginx, php-fpm, opcache.
 *
 * @param {import('./environment.mjs').Environment}                environment
 * @param {Array<{dir: string, port: number, locations?: string}>} sites       `locations` come before WordPress's own.
 */
export async function serveWithFpm( environment, sites ) {
	const dir = await environment.folder( 'nginx' );
	const port = await environment.port();
	const pool = join( dir, 'fpm.conf' );
	await writeFile( pool, fpmConfig( dir, port ) );
	const options = OPCACHE.flatMap( ( setting ) => [ '-d', setting ] );
	await startServer(
		await fpmCommand(),
		[ ...( isRoot() ? [ '-R' ] : [] ), '-F', '-y', pool, ...options ],
		{
			port,
			logFile: join( dir, 'fpm.log' ),
		}
	);
	const config = join( dir, 'nginx.conf' );
	await writeFile( config, nginxConfig( dir, port, sites ) );
	await startServer( 'nginx', [ '-p', dir, '-c', config, '-e', 'stderr' ], {
		port: sites[ 0 ].port,
		logFile: join( dir, 'nginx.log' ),
	} );
}

const fpmConfig = ( dir, port ) => `[global]
error_log = ${ dir }/fpm-error.log
[www]
${ isRoot() ? 'user = root\ngroup = root' : '' }
listen = ${ LOOPBACK }:${ port }
pm = static
pm.max_children = 2
clear_env = no
php_admin_value[upload_max_filesize] = 64M
php_admin_value[post_max_size] = 80M
`;

const nginxConfig = ( dir, fpm, sites ) => `daemon off;
${ isRoot() ? 'user root;' : '' }
worker_processes 1;
pid ${ dir }/nginx.pid;
events { worker_connections 64; }
http {
	access_log off;
	client_body_temp_path ${ dir }/body;
	fastcgi_temp_path ${ dir }/fastcgi;
	proxy_temp_path ${ dir }/proxy;
	uwsgi_temp_path ${ dir }/uwsgi;
	scgi_temp_path ${ dir }/scgi;
	keepalive_requests 100000;
	client_max_body_size 80m;
${ sites.map( ( site ) => serverBlock( site, fpm ) ).join( '' ) }
}
`;

// HTTP_HOST has the port, which Debian's own parameters leave out: WordPress would redirect to itself.
const serverBlock = ( { dir, port, locations = '' }, fpm ) => `
	server {
		listen ${ LOOPBACK }:${ port };
		root ${ dir };
		index index.php;
		${ locations }
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			fastcgi_pass ${ LOOPBACK }:${ fpm };
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param DOCUMENT_ROOT $document_root;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param SERVER_NAME $server_name;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param HTTP_HOST $http_host;
		}
	}
`;
