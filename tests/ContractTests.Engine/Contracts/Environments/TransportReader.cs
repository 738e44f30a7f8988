using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>`tls` and `proxy` of an environment as written; their files are opened for the environment that runs only.</summary>
internal sealed record TransportReader(TlsFiles? Tls, VariableText? Proxy)
{
    public static readonly TransportReader None = new(null, null);

    public IEnumerable<VariableName> Variables => (Tls?.Variables ?? []).Concat(Proxy?.Variables ?? []);

    public static TransportReader Read(SpecKeys keys, SpecProblems problems) => new(
        keys.Node("tls") is { } tls ? TlsFiles.Read(tls, problems) : null,
        keys.Scalar("proxy") is { } proxy ? VariableText.Read(proxy, problems) : null);

    /// <summary>The environment with everything loaded that its connections and those of its identities are made with.</summary>
    public ContractEnvironment Load(ContractEnvironment environment, SpecProblems problems)
    {
        var identities = new Dictionary<string, Identity>();
        foreach (var (name, identity) in environment.Identities)
        {
            identities[name] = identity.Certificate is null ? identity : identity with { Presented = Certificate(identity.Certificate) };
            if (identity.Certificate is not null && environment.BaseUrl.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
                problems.Add(identity.Certificate.File.Mark, $"the identity `{name}` would never show its certificate: the environment's base_url is not https");
        }

        return environment with
        {
            Identities = identities,
            Transport = new Transport
            {
                Authorities = Tls?.Authorities is { } authorities ? Loaded(authorities, file => CertificateAuthorities.Load(file)) : null,
                Certificate = Tls?.Certificate is { } certificate ? Certificate(certificate) : null,
                Proxy = Proxy is null || Early("a proxy", Proxy) is not { } url ? null : Tried(Proxy.Mark, () => Environments.Proxy.Parse(url), Proxy.Variables.Any() ? problems.AddOfMachine : problems.Add),
            },
        };

        ClientCertificate? Certificate(CertificateSource source)
        {
            var (key, password) = (source.Key is null ? null : Early("a file's name", source.Key), source.Password is null ? null : Early("a password", source.Password));
            return Loaded(source.File, file => ClientCertificate.Load(file, password, key is null ? null : Beside(source.Key!, key))); // it was read from there
        }

        // Such files are often secrets themselves, which not every machine has that reads the specs.
        T? Loaded<T>(VariableText file, Func<string, T> load)
            where T : class => Early("a file's name", file) is { } name ? Tried(file.Mark, () => load(Beside(file, name)), problems.AddOfMachine) : null;

        T? Tried<T>(SpecMark mark, Func<T> load, Action<SpecMark, string, string?> add)
            where T : class
        {
            try
            {
                return load();
            }
            catch (TransportException error)
            {
                add(mark, error.Message, null);
                return null;
            }
        }

        string? Early(string what, VariableText text) => new EarlyText(environment, what, problems).Resolve(text);
    }

    private static string Beside(VariableText file, string name) => Path.GetFullPath(Path.Combine(file.Mark.File.Folder, name));
}
