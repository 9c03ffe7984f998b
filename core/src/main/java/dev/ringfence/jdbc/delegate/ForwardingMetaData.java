package dev.ringfence.jdbc.delegate;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** Forwards a metadata's lists. Written by {@code DelegateGenerator}. */
@NullUnmarked
@SuppressWarnings("deprecation")
abstract class ForwardingMetaData extends ForwardingMetaDataProperties {
    ForwardingMetaData(DatabaseMetaData delegate) {
        super(delegate);
    }

    @Override
    public ResultSet getAttributes(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getAttributes(a, b, c, d));
    }

    @Override
    public ResultSet getBestRowIdentifier(String a, String b, String c, int d, boolean e) throws SQLException {
        return guarded(delegate.getBestRowIdentifier(a, b, c, d, e));
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return guarded(delegate.getCatalogs());
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return guarded(delegate.getClientInfoProperties());
    }

    @Override
    public ResultSet getColumnPrivileges(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getColumnPrivileges(a, b, c, d));
    }

    @Override
    public ResultSet getColumns(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getColumns(a, b, c, d));
    }

    @Override
    public ResultSet getCrossReference(String a, String b, String c, String d, String e, String f) throws SQLException {
        return guarded(delegate.getCrossReference(a, b, c, d, e, f));
    }

    @Override
    public ResultSet getExportedKeys(String a, String b, String c) throws SQLException {
        return guarded(delegate.getExportedKeys(a, b, c));
    }

    @Override
    public ResultSet getFunctionColumns(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getFunctionColumns(a, b, c, d));
    }

    @Override
    public ResultSet getFunctions(String a, String b, String c) throws SQLException {
        return guarded(delegate.getFunctions(a, b, c));
    }

    @Override
    public ResultSet getImportedKeys(String a, String b, String c) throws SQLException {
        return guarded(delegate.getImportedKeys(a, b, c));
    }

    @Override
    public ResultSet getIndexInfo(String a, String b, String c, boolean d, boolean e) throws SQLException {
        return guarded(delegate.getIndexInfo(a, b, c, d, e));
    }

    @Override
    public ResultSet getPrimaryKeys(String a, String b, String c) throws SQLException {
        return guarded(delegate.getPrimaryKeys(a, b, c));
    }

    @Override
    public ResultSet getProcedureColumns(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getProcedureColumns(a, b, c, d));
    }

    @Override
    public ResultSet getProcedures(String a, String b, String c) throws SQLException {
        return guarded(delegate.getProcedures(a, b, c));
    }

    @Override
    public ResultSet getPseudoColumns(String a, String b, String c, String d) throws SQLException {
        return guarded(delegate.getPseudoColumns(a, b, c, d));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return guarded(delegate.getSchemas());
    }

    @Override
    public ResultSet getSchemas(String a, String b) throws SQLException {
        return guarded(delegate.getSchemas(a, b));
    }

    @Override
    public ResultSet getSuperTables(String a, String b, String c) throws SQLException {
        return guarded(delegate.getSuperTables(a, b, c));
    }

    @Override
    public ResultSet getSuperTypes(String a, String b, String c) throws SQLException {
        return guarded(delegate.getSuperTypes(a, b, c));
    }

    @Override
    public ResultSet getTablePrivileges(String a, String b, String c) throws SQLException {
        return guarded(delegate.getTablePrivileges(a, b, c));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return guarded(delegate.getTableTypes());
    }

    @Override
    public ResultSet getTables(String a, String b, String c, String[] d) throws SQLException {
        return guarded(delegate.getTables(a, b, c, d));
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return guarded(delegate.getTypeInfo());
    }

    @Override
    public ResultSet getUDTs(String a, String b, String c, int[] d) throws SQLException {
        return guarded(delegate.getUDTs(a, b, c, d));
    }

    @Override
    public ResultSet getVersionColumns(String a, String b, String c) throws SQLException {
        return guarded(delegate.getVersionColumns(a, b, c));
    }
}
