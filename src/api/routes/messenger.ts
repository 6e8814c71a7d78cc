// The messaging tool of a workspace: where personal links are sent to by webhook.

import {
  forgetMessenger,
  invitationWaysOf,
  setMessenger,
  showMessenger,
  tryMessenger,
} from "../../actions/asking/manage-messenger.ts";
import {
  invitationWaysSchema,
  messengerAnswerSchema,
  messengerBodySchema,
  messengerSetSchema,
  messengerTriedSchema,
} from "../contract-messenger.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["workspace"];
const config = { permission: "manage" } as const;
const url = "/api/v1/messenger";

/** /api/v1/messenger, /api/v1/messenger/test, /api/v1/invitation-ways */
export async function messengerRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    url,
    {
      config,
      schema: {
        summary: "The messaging tool that gets personal links, and how it is doing",
        tags,
        response: { 200: messengerAnswerSchema },
      },
    },
    async (request) => {
      const shown = await showMessenger(app(), memberOf(request.caller).workspace);
      const allowsPlain = app().config.privateWebhooks;
      if (!shown) return { allowsPlain, messenger: null };
      const { sentAt, trouble, ...rest } = shown;
      return {
        allowsPlain,
        messenger: {
          ...rest,
          sentAt: sentAt?.toISOString() ?? null,
          trouble: trouble && { at: trouble.at.toISOString(), said: trouble.said },
        },
      };
    },
  );
  server.put(
    url,
    {
      config,
      schema: {
        summary: "Set the messaging tool that gets personal links",
        description:
          "It gets a POST for every invitation and reminder whose way is `webhook`, signed as the Standard Webhooks specification says. The secret is answered once, for the first address, for another host, or where a new one is asked for.",
        tags,
        body: messengerBodySchema,
        response: { 200: messengerSetSchema },
      },
    },
    (request) => setMessenger(app(), doerOf(request), request.body),
  );
  server.delete(
    url,
    { config, schema: { summary: "Have no messaging tool any more", tags } },
    async (request, reply) => {
      await forgetMessenger(app(), doerOf(request));
      return reply.code(204).send();
    },
  );
  server.post(
    `${url}/test`,
    {
      config,
      schema: {
        summary: "Send the messaging tool a test, which is no invitation",
        tags,
        response: { 200: messengerTriedSchema },
      },
    },
    (request) => tryMessenger(app(), memberOf(request.caller).workspace),
  );
  server.get(
    "/api/v1/invitation-ways",
    {
      config: { permission: "invite" },
      schema: {
        summary: "By which ways invitations can be sent from here",
        tags: ["surveys"],
        response: { 200: invitationWaysSchema },
      },
    },
    (request) => invitationWaysOf(app(), memberOf(request.caller).workspace),
  );
}
