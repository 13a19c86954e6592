package org.secureside.query.reads;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives readers connections of their own: no rush of readers keeps the projections waiting, a reader cannot write, and a
 * statement that takes too long is given up.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadProperties.class)
class ReadConfiguration {

    @Bean(defaultCandidate = false)
    @Qualifier("reads") HikariDataSource readsDataSource(DataSourceProperties database, ReadProperties properties) {
        HikariDataSource pool = database.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName("reads");
        pool.setMaximumPoolSize(properties.maxConnections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(QuestionTime.CONNECTION.toMillis());
        pool.setReadOnly(true);
        pool.setConnectionInitSql(
                "set statement_timeout = " + properties.statementTimeout().toMillis());
        pool.addDataSourceProperty("logServerErrorDetail", false); // it would put message bodies into the log
        return pool;
    }
}
