import { socketPort } from './socket-folder.ts'

/** Given on the command line at each start, so that an old data folder gets new settings. */
export function serverSettings(socketFolder: string, durable: boolean): string[] {
  return [
    'listen_addresses=',
    `port=${socketPort}`,
    `unix_socket_directories="${socketFolder}"`,
    'unix_socket_permissions=0700',
    `fixamingata.owner=${process.pid}`,
    'max_connections=60',
    'shared_buffers=64MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off', // compiling costs more than our short queries do
    'max_parallel_workers_per_gather=0', // and so does starting processes to share them
    'work_mem=8MB', // less forgets which rows have a common word, and reads them all again
    'random_page_cost=1.1', // what is asked often is in memory, and what is not on a disk without arms
    // One server, no replicas: no need to write what they would read.
    'wal_level=minimal',
    'max_wal_senders=0',
    // The log names the error only: statements and details carry what people wrote.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ]
}
