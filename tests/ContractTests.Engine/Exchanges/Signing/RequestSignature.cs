namespace ContractTests.Exchanges.Signing;
public static class RequestSignature { public static ApiRequest Sign(ApiRequest request, string host, string accessKey, string secretKey, DateTimeOffset now) => request; }
