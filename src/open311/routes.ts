import { paths } from '#paths.ts'
import { createRequest } from './create-request.ts'
import { discovery } from './discovery.ts'
import { oldDiscovery } from './old/discovery.ts'
import { oldRequest, oldRequests } from './old/requests.ts'
import { oldServices } from './old/services.ts'
import { request } from './request.ts'
import { requests } from './requests.ts'
import type { Open311Handler, Open311PostHandler } from './rooms.ts'
import { createInSandbox, updateInSandbox } from './sandbox/sandbox-posts.ts'
import { serviceDefinition } from './service-definition.ts'
import { services } from './services.ts'
import { updateRequest } from './take-update.ts'
import { token } from './token.ts'
import { updates } from './updates.ts'

/** One address of the Open311 door, without the format's ending, and who may come in. */
export type Open311Route =
  | {
      method: 'GET'
      path: string
      permission: 'public'
      handler: Open311Handler
      /** What answers those that ask as the old service was asked, where it answered otherwise. */
      old?: Open311Handler
      /** Tells of reports: in the sandbox, of those of whoever has its key. */
      isOfReports?: true
    }
  /** For whoever has a key of ours. */
  | {
      method: 'POST'
      path: string
      permission: 'key'
      handler: Open311PostHandler
      sandbox: Open311PostHandler
    }

export const open311Routes: readonly Open311Route[] = [
  {
    method: 'GET',
    path: paths.open311('discovery'),
    permission: 'public',
    handler: discovery,
    old: oldDiscovery,
  },
  {
    method: 'GET',
    path: paths.open311('services'),
    permission: 'public',
    handler: services,
    old: oldServices,
  },
  {
    method: 'GET',
    path: paths.open311('services', ':code'),
    permission: 'public',
    handler: serviceDefinition,
  },
  {
    method: 'GET',
    path: paths.open311('requests'),
    permission: 'public',
    isOfReports: true,
    handler: requests,
    old: oldRequests,
  },
  {
    method: 'GET',
    path: paths.open311('requests', ':id'),
    permission: 'public',
    isOfReports: true,
    handler: request,
    old: oldRequest,
  },
  {
    method: 'GET',
    path: paths.open311('servicerequestupdates'),
    permission: 'public',
    isOfReports: true,
    handler: updates,
  },
  {
    method: 'GET',
    path: paths.open311('tokens', ':token'),
    permission: 'public',
    isOfReports: true,
    handler: token,
  },
  {
    method: 'POST',
    path: paths.open311('requests'),
    permission: 'key',
    handler: createRequest,
    sandbox: createInSandbox,
  },
  {
    method: 'POST',
    path: paths.open311('servicerequestupdates'),
    permission: 'key',
    handler: updateRequest,
    sandbox: updateInSandbox,
  },
]
