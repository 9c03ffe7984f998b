package dev.ringfence.jdbc.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteGuard;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class DelegatesTest {
    private static final Map<Class<?>, Class<?>> GUARDED = Map.of(
            DataSource.class, GuardedDataSource.class,
            Connection.class, GuardedConnection.class,
            Statement.class, GuardedStatement.class,
            PreparedStatement.class, GuardedPreparedStatement.class,
            CallableStatement.class, GuardedCallableStatement.class,
            ResultSet.class, GuardedResultSet.class,
            DatabaseMetaData.class, GuardedMetaData.class,
            Array.class, GuardedArray.class);

    /** What java.sql lets lead to a connection. */
    private static final Set<Class<?>> LEADS_BACK = Set.of(
            Connection.class,
            Statement.class,
            PreparedStatement.class,
            CallableStatement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Array.class);

    @Test
    void delegates_everyMethodOfThisJdk_isForwarded() {
        List<String> missing = new ArrayList<>();
        int methods = 0;
        for (Map.Entry<Class<?>, Class<?>> entry : GUARDED.entrySet()) {
            for (Method method : entry.getKey().getMethods()) {
                if (Modifier.isStatic(method.getModifiers()) || inheritedByDesign(method)) {
                    continue;
                }
                methods++;
                Method found = find(entry.getValue(), method);
                if (found.getDeclaringClass().isInterface()) {
                    missing.add(entry.getKey().getSimpleName() + "." + method.getName()
                            + Arrays.toString(method.getParameterTypes()));
                }
            }
        }
        assertThat(methods).isGreaterThan(850);
        assertThat(missing).as("inherited from the interface on this JDK").isEmpty();
    }

    /** Builders of sharding and XA are no connection; their default refuses. */
    private static boolean inheritedByDesign(Method method) {
        return method.getName().equals("createConnectionBuilder")
                || method.getName().equals("createShardingKeyBuilder");
    }

    private static Method find(Class<?> type, Method method) {
        try {
            return type.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void delegates_everyMethodThatLeadsBack_handsOutGuardedObjects() throws Exception {
        DataSource driver = mock(DataSource.class, RETURNS_MOCKS);
        GuardedDataSource dataSource = (GuardedDataSource)
                GuardedDataSource.wrap(driver, WriteGuard.observing(Environments.of(Tier.DEVELOPMENT)));
        List<String> leaks = new ArrayList<>();
        List<String> walked = new ArrayList<>();
        walk(DataSource.class, dataSource, "", 4, leaks, walked);
        assertThat(walked).hasSizeGreaterThan(200).anyMatch(path -> path.endsWith(".getArray.getResultSet"));
        assertThat(leaks).isEmpty();
    }

    private static void walk(
            Class<?> type, Object object, String path, int depth, List<String> leaks, List<String> walked)
            throws IllegalAccessException {
        for (Method method : type.getMethods()) {
            boolean leadsBack = LEADS_BACK.contains(method.getReturnType()) || method.getReturnType() == Object.class;
            if (!leadsBack
                    || Modifier.isStatic(method.getModifiers())
                    || method.getName().equals("unwrap")) {
                continue;
            }
            Object result = call(object, method);
            String here = path + "." + method.getName();
            if (result == null) {
                continue;
            }
            walked.add(here);
            Class<?> contract = LEADS_BACK.stream()
                    .filter(known -> known == method.getReturnType())
                    .findFirst()
                    .orElse(null);
            if (contract == null) {
                continue;
            }
            if (!result.getClass().getPackage().equals(GuardedConnection.class.getPackage())
                    || Mockito.mockingDetails(result).isMock()) {
                leaks.add(here);
            } else if (depth > 1 && !path.contains(here.substring(here.lastIndexOf('.')))) {
                walk(contract, result, here, depth - 1, leaks, walked);
            }
        }
    }

    private static Object call(Object object, Method method) throws IllegalAccessException {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(DelegatesTest::some)
                .toArray();
        try {
            return find(object.getClass(), method).invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.toString(), e.getCause());
        }
    }

    private static Object some(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == String.class) {
            return "SELECT 1";
        }
        if (type == Class.class) {
            return Object.class;
        }
        return type.isArray() ? java.lang.reflect.Array.newInstance(type.getComponentType(), 0) : null;
    }

    @Test
    void getObject_ofACursorOrArray_isGuarded() throws Exception {
        Connection raw = mock(Connection.class, RETURNS_MOCKS);
        CallableStatement call = mock(CallableStatement.class);
        when(raw.prepareCall("{call cursors()}")).thenReturn(call);
        when(call.getObject(1)).thenReturn(mock(ResultSet.class));
        when(call.getObject("array")).thenReturn(mock(Array.class));
        when(call.getObject(2, ResultSet.class)).thenReturn(mock(ResultSet.class));
        when(call.getObject(3)).thenReturn("text");
        DataSource driver = mock(DataSource.class);
        when(driver.getConnection()).thenReturn(raw);
        DataSource guarded = GuardedDataSource.wrap(driver, WriteGuard.observing(Environments.of(Tier.TEST)));
        CallableStatement statement = guarded.getConnection().prepareCall("{call cursors()}");
        assertThat(statement.getObject(1)).isInstanceOf(GuardedResultSet.class);
        assertThat(((ResultSet) statement.getObject(1)).getStatement()).isSameAs(statement);
        assertThat(statement.getObject("array")).isInstanceOf(GuardedArray.class);
        assertThat(statement.getObject(2, ResultSet.class)).isInstanceOf(GuardedResultSet.class);
        assertThat(statement.getObject(3)).isEqualTo("text");
    }

    @Test
    void setArray_ofOurs_reachesTheDriverAsItsOwn() throws Exception {
        Connection raw = mock(Connection.class, RETURNS_MOCKS);
        PreparedStatement prepared = mock(PreparedStatement.class);
        Array array = mock(Array.class);
        when(raw.createArrayOf("text", new Object[0])).thenReturn(array);
        when(raw.prepareStatement("SELECT ?")).thenReturn(prepared);
        DataSource driver = mock(DataSource.class);
        when(driver.getConnection()).thenReturn(raw);
        Connection connection = GuardedDataSource.wrap(driver, WriteGuard.observing(Environments.of(Tier.TEST)))
                .getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT ?");
        Array ours = connection.createArrayOf("text", new Object[0]);
        assertThat(ours).isInstanceOf(GuardedArray.class);
        statement.setArray(1, ours);
        statement.setObject(2, ours);
        Mockito.verify(prepared).setArray(1, array);
        Mockito.verify(prepared).setObject(2, array);
    }

    @Test
    void generated_onTheReleaseJdk_isWhatIsCheckedIn() throws Exception {
        assumeThat(Runtime.version().feature()).isEqualTo(17);
        for (Map.Entry<String, String> source : DelegateGenerator.sources().entrySet()) {
            Path file = Path.of("src/main/java/dev/ringfence/jdbc/delegate", source.getKey() + ".java");
            assertThat(bare(Files.readString(file))).as(source.getKey()).isEqualTo(bare(source.getValue()));
        }
    }

    private static String bare(String source) {
        return source.replaceAll("\\s+", "");
    }
}
