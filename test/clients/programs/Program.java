import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ConnectionsApi;
import org.openapitools.client.api.RulesApi;
import org.openapitools.client.api.TransactionsApi;
import org.openapitools.client.model.Connection;
import org.openapitools.client.model.ErrorResponse;
import org.openapitools.client.model.PartialTransaction;
import org.openapitools.client.model.Rule;
import org.openapitools.client.model.TransactionList;

/** Uses the client that openapi-generator makes for Java. */
public class Program {
  public static void main(String[] args) throws Exception {
    ApiClient now = connect(args[0], args[1]);
    ApiClient later = connect(args[2], args[1]);

    printTransactions(now);
    for (Rule rule : new RulesApi(now).listRules(null, null, null, null, null).getData()) {
      System.out.println("rule " + rule.getName());
    }
    System.out.println("error " + readErrorCode(now));
    System.out.println("later-error " + readErrorCode(later));
    for (Connection connection : new ConnectionsApi(later).listConnections(null, null, null).getData()) {
      System.out.println("later-status " + connection.getStatus());
    }
  }

  private static ApiClient connect(String url, String key) {
    ApiClient client = new ApiClient();
    client.setBasePath(url);
    client.setApiKey(key);
    return client;
  }

  private static void printTransactions(ApiClient client) throws ApiException {
    TransactionsApi transactions = new TransactionsApi(client);
    String cursor = null;
    do {
      TransactionList page = transactions.listTransactions(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, 500,
          cursor);
      for (PartialTransaction transaction : page.getData()) {
        System.out.println("transaction " + transaction.getId() + " " + transaction.getAmount());
      }
      cursor = page.getNextCursor();
    } while (cursor != null);
  }

  private static String readErrorCode(ApiClient client) throws Exception {
    try {
      new TransactionsApi(client).getTransaction("AAAAAAAA");
    } catch (ApiException failure) {
      return ErrorResponse.fromJson(failure.getResponseBody()).getError().getCode();
    }
    throw new IllegalStateException("no error");
  }
}
