using ChatAgency.Hosting;
using ChatAgency.Hosting.Faults;
using ChatAgency.Silo;

return await AgencyHost.RunAsync(() =>
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.AddAgencyHosting(AgencyHostKind.Silo, args);
    builder.AddAgencySilo(AgencyHostKind.Silo);
    var app = builder.Build();
    app.UseAgencyHosting();
    app.MapAgencySilo();
    return app;
});
