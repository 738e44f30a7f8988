namespace ContractTests.Contracts.Environments;

/// <summary>What connections are made of, beyond TCP and what the machine trusts. Nothing of it is taken from the machine's variables.</summary>
public sealed record Transport
{
    /// <summary>In place of those that the machine trusts; null for those.</summary>
    public CertificateAuthorities? Authorities { get; init; }

    /// <summary>Shown to every server that asks, unless a request brings its own.</summary>
    public ClientCertificate? Certificate { get; init; }

    public Proxy? Proxy { get; init; }
}
