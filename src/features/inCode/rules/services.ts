const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Other services, whose keys may look the same and be in the same file. */
const SERVICES = setOf(
  'idoklad superfaktura vyfakturuj billdu pohoda abra flexibee winstrom caflou costlocker freshbooks xero quickbooks zoho ' +
    'stripe paypal gopay comgate thepay csob braintree adyen mollie paddle gocardless lemonsqueezy chargebee recurly klarna ' +
    'revolut coinbase binance kraken fio ares raynet ' +
    'shopify shoptet woocommerce prestashop magento upgates mergado bigcommerce ecwid heureka zbozi sklik seznam ' +
    'zasilkovna packeta balikobot liftago dotykacka storyous sumup ' +
    'github gitlab bitbucket jira atlassian confluence asana trello clickup todoist freelo clockify figma notion ' +
    'airtable zapier hubspot salesforce pipedrive intercom zendesk freshdesk docusign ' +
    'mailgun mailchimp postmark sendgrid resend sendinblue brevo klaviyo activecampaign ecomail smartemailing ' +
    'twilio vonage nexmo plivo messagebird bulkgate gosms pusher onesignal slack discord telegram whatsapp zoom ' +
    'microsoft facebook instagram twitter linkedin tiktok pinterest youtube vimeo bitly spotify lastfm steam twitch ' +
    'algolia mapbox okta auth0 keycloak dropbox openai anthropic gemini mistral huggingface deepl ' +
    'sentry datadog newrelic rollbar bugsnag honeybadger appsignal grafana posthog matomo mixpanel amplitude ' +
    'pagerduty opsgenie sonar sonarqube codecov snyk cloudflare',
);

/** Short names are parts of other words. */
const SERVICE = new RegExp([...SERVICES].filter(({ length }) => length > 4).join('|'), 'i');

/** Platforms that programs run on and store things with: their keys are not ours either, but they are beside everything. */
export const PLATFORMS = setOf(
  'heroku google gcp firebase aws amazon azure digitalocean hetzner linode netlify vercel npm npmjs pypi docker dockerhub ' +
    'supabase redis mongodb mongo postgres mysql rabbitmq elastic circleci travis buildkite smtp ftp ssh',
);

/**
 * Whether another service is named, however its name is written.
 *
 * @param words of the text, where a name of four letters counts as well
 */
export function isOfService(text: string, words: readonly string[] = []): boolean {
  return SERVICE.test(text) || words.some((word) => SERVICES.has(word));
}
