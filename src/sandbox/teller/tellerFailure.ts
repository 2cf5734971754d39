/** An error response of Teller: its status, dotted code and message. */
export class TellerFailure extends Error {
  override name = 'TellerFailure';
  readonly status: number;
  readonly code: string;

  constructor(code: string, message?: string) {
    super(message ?? messageOf(code));
    this.code = code;
    this.status = statusOf(code);
  }

  body() {
    return { error: { code: this.code, message: this.message } };
  }
}

const errors: Record<string, [number, string]> = {
  bad_request: [400, 'Missing certificate: Retry request using your Teller client certificate.'],
  unauthorized: [401, 'Missing access token: Retry request using an access token.'],
  forbidden: [403, 'Invalid access token.'],
  not_found: [404, 'The requested resource does not exist.'],
  'account.closed': [410, 'The requested account is closed'],
  unprocessable_entity: [422, 'The request parameters are invalid.'],
  too_many_requests: [429, 'Too many requests. Retry later.'],
  internal_server_error: [500, 'Something went wrong on our side.'],
  bad_gateway: [502, 'The financial institution is unavailable.'],
};

function statusOf(code: string): number {
  if (code.startsWith('enrollment.disconnected')) return 404;
  if (code.startsWith('account.closed')) return 410;
  return errors[code]?.[0] ?? 500;
}

function messageOf(code: string): string {
  if (code.startsWith('enrollment.disconnected'))
    return 'The enrollment is disconnected and must be reconnected.';
  return errors[code]?.[1] ?? code;
}
